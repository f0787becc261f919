package codev.session.board;

import codev.session.domain.EarlierAction;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.EarlierActionReviewed;
import codev.session.domain.SessionEvent.TopicChosen;
import codev.session.domain.Topic;
import codev.session.domain.TopicId;
import codev.session.domain.Username;
import codev.session.domain.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the preparation brings: topics with their votes, the choice, the earlier actions with their
 * reviews.
 */
public record Topics(
    List<Offer> offers,
    List<TopicChosen> choices,
    List<EarlierAction> earlier,
    List<EarlierActionReviewed> reviews,
    @Nullable Words reviewSkipped) {

  static final Topics NONE = new Topics(List.of(), List.of(), List.of(), List.of(), null);

  /** A topic, whose it is, and the points given to it. */
  public record Offer(Topic topic, Username by, List<Points> votes) {
    public int points() {
      return votes.stream().mapToInt(Points::points).sum();
    }

    private Offer votedBy(Username voter, int points) {
      return new Offer(
          topic, by, Lists.put(votes, v -> v.by().equals(voter), new Points(voter, points)));
    }
  }

  /** One member's points for one topic. */
  public record Points(Username by, int points) {}

  Topics after(SessionEvent event) {
    return switch (event) {
      case SessionEvent.SessionOpened e ->
          new Topics(offers, choices, e.earlierActions(), reviews, reviewSkipped);
      case SessionEvent.TopicProposed e ->
          new Topics(
              Lists.add(offers, new Offer(e.topic(), e.by(), List.of())),
              choices,
              earlier,
              reviews,
              reviewSkipped);
      case SessionEvent.TopicVoted e ->
          new Topics(
              offers.stream()
                  .map(o -> o.topic().id().equals(e.topic()) ? o.votedBy(e.by(), e.points()) : o)
                  .toList(),
              choices,
              earlier,
              reviews,
              reviewSkipped);
      case TopicChosen e ->
          new Topics(
              offers,
              Lists.put(choices, c -> c.pass() == e.pass(), e),
              earlier,
              reviews,
              reviewSkipped);
      case EarlierActionReviewed e ->
          new Topics(
              offers,
              choices,
              earlier,
              Lists.put(reviews, r -> r.action().equals(e.action()), e),
              reviewSkipped);
      case SessionEvent.EarlierActionsSkipped e ->
          new Topics(offers, choices, earlier, reviews, e.reason());
      default -> this;
    };
  }

  boolean isChosen(TopicId topic) {
    return choices.stream().anyMatch(c -> c.topic().equals(topic));
  }
}

package codev.session.view;

import codev.session.domain.Roster;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.EarlierActionReviewed;
import codev.session.domain.SessionEvent.TopicChosen;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the preparation brings: topics with their votes, the choice, the earlier actions with their
 * reviews.
 *
 * @param clientsBefore who was client in earlier sessions of the group
 */
public record Topics(
    List<Offer> offers,
    List<PreviousClient> clientsBefore,
    List<TopicChosen> choices,
    List<EarlierAction> earlier,
    List<EarlierActionReviewed> reviews,
    @Nullable EncryptedText reviewSkipped) {

  static final Topics NONE =
      new Topics(List.of(), List.of(), List.of(), List.of(), List.of(), null);

  /** A topic, whose it is, and the points given to it. */
  public record Offer(Topic topic, Username by, List<Points> votes) {
    /** What those who take part have given: whoever has left the group no longer votes. */
    public int points(Roster roster) {
      return votes.stream().filter(v -> roster.hasMember(v.by())).mapToInt(Points::points).sum();
    }

    private Offer votedBy(Username voter, int points) {
      return new Offer(
          topic, by, ListCopies.put(votes, v -> v.by().equals(voter), new Points(voter, points)));
    }
  }

  /** One member's points for one topic. */
  public record Points(Username by, int points) {}

  Topics after(SessionEvent event) {
    return switch (event) {
      case SessionEvent.SessionOpened e ->
          new Topics(
              offers, e.clientsBefore(), choices, e.earlierActions(), reviews, reviewSkipped);
      case SessionEvent.SessionPostponed _ ->
          new Topics(offers, clientsBefore, List.of(), earlier, reviews, null);
      case SessionEvent.SessionShortened e ->
          new Topics(
              offers,
              clientsBefore,
              choices.stream().filter(c -> c.pass() <= e.template().passes()).toList(),
              earlier,
              reviews,
              reviewSkipped);
      case SessionEvent.TopicProposed e ->
          new Topics(
              ListCopies.add(offers, new Offer(e.topic(), e.by(), List.of())),
              clientsBefore,
              choices,
              earlier,
              reviews,
              reviewSkipped);
      case SessionEvent.TopicVoted e ->
          new Topics(
              offers.stream()
                  .map(o -> o.topic().id().equals(e.topic()) ? o.votedBy(e.by(), e.points()) : o)
                  .toList(),
              clientsBefore,
              choices,
              earlier,
              reviews,
              reviewSkipped);
      case TopicChosen e ->
          new Topics(
              offers,
              clientsBefore,
              ListCopies.put(choices, c -> c.pass() == e.pass(), e),
              earlier,
              reviews,
              reviewSkipped);
      case EarlierActionReviewed e ->
          new Topics(
              offers,
              clientsBefore,
              choices,
              earlier,
              ListCopies.put(reviews, r -> r.action().equals(e.action()), e),
              reviewSkipped);
      case SessionEvent.EarlierActionsSkipped e ->
          new Topics(offers, clientsBefore, choices, earlier, reviews, e.reason());
      default -> this;
    };
  }

  /** Of what is not hidden and whose author takes part. */
  public Ranking ranking(Roster roster, List<String> hidden) {
    return Ranking.of(
        offers.stream()
            .filter(o -> !hidden.contains(o.topic().id().toString()))
            .filter(o -> roster.hasMember(o.by()))
            .map(o -> new Ranking.Candidate(o.topic().id(), o.by(), o.points(roster)))
            .toList(),
        clientsBefore);
  }

  public Optional<TopicChosen> choiceOf(TopicId topic) {
    return choices.stream().filter(c -> c.topic().equals(topic)).findFirst();
  }
}

package codev.session.domain.preparation;

import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The topics, ranked by votes; in a tie, the member who was client longest ago comes first, and one
 * who never was before all others.
 *
 * @param places in order
 */
public record Ranking(List<RankedTopic> places) {
  public Ranking {
    places = List.copyOf(places);
  }

  /**
   * A topic that can be chosen, in the order of proposal.
   *
   * @param points all that members gave to it
   */
  public record Candidate(TopicId topic, Username by, int points) {}

  /**
   * @param lastClientOn when its author was client last; null when never
   */
  public record RankedTopic(
      TopicId topic, Username by, int points, @Nullable Instant lastClientOn) {}

  /** Why a topic is the suggested one, or was chosen. */
  public enum Basis {
    ONLY_TOPIC,
    MOST_POINTS,
    /** The author has never been client, others with as many points have. */
    TIE_NEVER_CLIENT,
    /** The author was client longest ago of those with as many points. */
    TIE_LONGEST_AGO,
    /** Votes and rotation leave it open: the one proposed first. */
    TIE_FIRST_PROPOSED,
    /** The facilitator decided otherwise than the votes, with a reason. */
    FACILITATOR
  }

  /** What the ranking suggests. */
  public record Suggestion(TopicId topic, Basis basis) {}

  public static Ranking of(List<Candidate> candidates, List<PreviousClient> before) {
    var last =
        before.stream().collect(Collectors.toMap(PreviousClient::member, PreviousClient::lastOn));
    return new Ranking(
        candidates.stream()
            .map(c -> new RankedTopic(c.topic(), c.by(), c.points(), last.get(c.by())))
            .sorted(
                Comparator.comparingInt(RankedTopic::points)
                    .reversed()
                    .thenComparing(
                        RankedTopic::lastClientOn,
                        Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList());
  }

  public Optional<Suggestion> suggestion() {
    return places.stream().findFirst().map(p -> new Suggestion(p.topic(), basisOfTheFirst()));
  }

  /** Why this topic, if it is chosen. */
  public Basis basisOf(TopicId topic) {
    return suggestion()
        .filter(s -> s.topic().equals(topic))
        .map(Suggestion::basis)
        .orElse(Basis.FACILITATOR);
  }

  private Basis basisOfTheFirst() {
    if (places.size() == 1) return Basis.ONLY_TOPIC;
    var first = places.get(0);
    var second = places.get(1);
    if (first.points() > second.points()) return Basis.MOST_POINTS;
    if (Objects.equals(first.lastClientOn(), second.lastClientOn()))
      return Basis.TIE_FIRST_PROPOSED;
    return first.lastClientOn() == null ? Basis.TIE_NEVER_CLIENT : Basis.TIE_LONGEST_AGO;
  }
}

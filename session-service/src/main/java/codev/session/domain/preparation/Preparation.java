package codev.session.domain.preparation;

import codev.session.domain.value.ActionId;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * State of the preparation: topics and votes, the choice for each turn, earlier actions to review.
 *
 * @param clientsBefore who was client in earlier sessions of the group
 * @param toReview earlier actions without a review
 * @param reviewed earlier actions with one
 * @param reviewSkipped whether the facilitator skipped the review of the others, with a reason
 * @param quorum what the facilitator decided when too few were there to consult
 * @param votesShown whether the facilitator has shown the points
 */
public record Preparation(
    List<PreviousClient> clientsBefore,
    List<ProposedTopic> topics,
    List<Vote> votes,
    List<Choice> choices,
    List<EarlierActionRef> toReview,
    List<EarlierActionRef> reviewed,
    boolean reviewSkipped,
    @Nullable QuorumDecision quorum,
    boolean votesShown) {

  public static final Preparation NONE =
      new Preparation(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false, null, false);

  public Preparation {
    clientsBefore = List.copyOf(clientsBefore);
    topics = List.copyOf(topics);
    votes = List.copyOf(votes);
    choices = List.copyOf(choices);
    toReview = List.copyOf(toReview);
    reviewed = List.copyOf(reviewed);
  }

  public record ProposedTopic(TopicId topic, Username by) {}

  /**
   * One member's points for one topic.
   *
   * @param returned points that went back to the member when the topic was withdrawn
   */
  public record Vote(TopicId topic, Username by, int points, int returned) {
    /** Whether points were given, also if they went back: else it would show to which topic. */
    public boolean wasCast() {
      return points > 0 || returned > 0;
    }

    private Vote withoutPoints() {
      return new Vote(topic, by, 0, points + returned);
    }
  }

  /** The topic of a turn, whose author is its client. */
  public record Choice(int pass, TopicId topic, Username client) {}

  /**
   * An action of an earlier session.
   *
   * @param owner who committed to it
   */
  public record EarlierActionRef(ActionId action, Username owner, @Nullable LocalDate dueOn) {
    /** Whether its date is still to come: it may go on without a verdict. */
    boolean mayGoOn(LocalDate day) {
      return dueOn != null && dueOn.isAfter(day);
    }
  }

  /** Whether everybody knows what was given: shown by the facilitator, or by a choice. */
  public boolean showsVotes() {
    return votesShown || !choices.isEmpty();
  }

  /** What a member has given to topics. */
  public int pointsGiven(Username by, Predicate<TopicId> topics) {
    return votes.stream()
        .filter(v -> v.by().equals(by) && topics.test(v.topic()))
        .mapToInt(Vote::points)
        .sum();
  }

  public @Nullable Choice choice(int pass) {
    return choices.stream().filter(c -> c.pass() == pass).findFirst().orElse(null);
  }

  public boolean isChosen(TopicId topic, int pass) {
    var choice = choice(pass);
    return choice != null && choice.topic().equals(topic);
  }

  /**
   * Earlier actions that still keep the session in its preparation.
   *
   * @param day of the session
   */
  public List<EarlierActionRef> waitingForReview(LocalDate day) {
    return reviewSkipped
        ? List.of()
        : toReview.stream().filter(action -> !action.mayGoOn(day)).toList();
  }

  public Preparation opened(List<PreviousClient> before, List<EarlierAction> earlier) {
    var open = toReview;
    for (var action : earlier) open = with(action, open);
    return new Preparation(before, topics, votes, choices, open, reviewed, false, null, votesShown);
  }

  private List<EarlierActionRef> with(EarlierAction action, List<EarlierActionRef> open) {
    var one = new EarlierActionRef(action.id(), action.owner(), action.dueOn());
    return reviewed.stream().anyMatch(r -> r.action().equals(action.id()))
        ? open
        : ImmutableLists.put(open, o -> o.action().equals(action.id()), one);
  }

  public Preparation changed(EarlierAction action) {
    return reviewing(with(action, toReview), reviewed);
  }

  public Preparation withdrawn(ActionId action) {
    return reviewing(without(action), reviewed);
  }

  private List<EarlierActionRef> without(ActionId action) {
    return toReview.stream().filter(a -> !a.action().equals(action)).toList();
  }

  private Preparation reviewing(List<EarlierActionRef> open, List<EarlierActionRef> reviewed) {
    return new Preparation(
        clientsBefore, topics, votes, choices, open, reviewed, reviewSkipped, quorum, votesShown);
  }

  public Preparation postponed() {
    return new Preparation(
        clientsBefore,
        topics,
        votes,
        List.of(),
        List.of(),
        reviewed,
        false,
        QuorumDecision.POSTPONED,
        votesShown);
  }

  public Preparation shortened(int passes) {
    return within(passes).decided(QuorumDecision.SHORTENED);
  }

  /** With the topics that are chosen for so many clients. */
  public Preparation within(int passes) {
    return choosing(choices.stream().filter(c -> c.pass() <= passes).toList());
  }

  public Preparation decided(QuorumDecision decision) {
    return new Preparation(
        clientsBefore,
        topics,
        votes,
        choices,
        toReview,
        reviewed,
        reviewSkipped,
        decision,
        votesShown);
  }

  public Preparation proposed(TopicId topic, Username by) {
    return ranking(ImmutableLists.add(topics, new ProposedTopic(topic, by)), votes);
  }

  public Preparation voted(TopicId topic, Username by, int points) {
    var vote = new Vote(topic, by, points, 0);
    return ranking(
        topics, ImmutableLists.put(votes, v -> v.topic().equals(topic) && v.by().equals(by), vote));
  }

  /** What was given to a topic goes back to who gave it. */
  public Preparation withoutPointsFor(String topic) {
    return ranking(
        topics,
        votes.stream()
            .map(v -> v.topic().toString().equals(topic) ? v.withoutPoints() : v)
            .toList());
  }

  public Preparation chosen(int pass, TopicId topic, Username client) {
    var choice = new Choice(pass, topic, client);
    return choosing(ImmutableLists.put(choices, c -> c.pass() == pass, choice));
  }

  private Preparation ranking(List<ProposedTopic> proposed, List<Vote> votesGiven) {
    return new Preparation(
        clientsBefore,
        proposed,
        votesGiven,
        choices,
        toReview,
        reviewed,
        reviewSkipped,
        quorum,
        votesShown);
  }

  private Preparation choosing(List<Choice> choices) {
    return new Preparation(
        clientsBefore,
        topics,
        votes,
        choices,
        toReview,
        reviewed,
        reviewSkipped,
        quorum,
        votesShown);
  }

  public Preparation reviewed(ActionId action, Username owner) {
    var one = new EarlierActionRef(action, owner, null);
    return reviewing(
        without(action), ImmutableLists.put(reviewed, a -> a.action().equals(action), one));
  }

  public Preparation withReviewSkipped() {
    return new Preparation(
        clientsBefore, topics, votes, choices, toReview, reviewed, true, quorum, votesShown);
  }

  public Preparation withVotesShown(boolean shown) {
    return new Preparation(
        clientsBefore, topics, votes, choices, toReview, reviewed, reviewSkipped, quorum, shown);
  }
}

package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.ProcessedCommands.CommandContent;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.preparation.Preparation;
import codev.session.domain.preparation.Preparation.EarlierActionRef;
import codev.session.domain.preparation.Preparation.ProposedTopic;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules of PREPARATION: topics and votes, the choice that makes the client, the review of earlier
 * actions.
 */
public final class PreparationRules {
  /** That each member may give, to one topic or to several. */
  public static final int POINTS = 5;

  private PreparationRules() {}

  static List<SessionEvent> propose(
      SessionState state, ProcessedCommands processed, ProposeTopic c) {
    state.roleOf(c.by());
    if (processed.hasEntry(c.topic().id(), c.topic(), c.by())) return List.of();
    PROPOSE_TOPIC.mustBePossible(state, c.by());
    return List.of(new TopicProposed(c.session(), c.topic(), c.by(), c.at()));
  }

  static List<SessionEvent> correct(
      SessionState state, ProcessedCommands processed, CorrectTopic c) {
    state.roleOf(c.by());
    var topic = c.topic();
    if (processed.hasCorrected(c.commandId(), topic.id(), topic, c.by())) return List.of();
    EntryRules.mustBeCorrectable(state, EntryKind.TOPIC, topic.id(), c.by());
    return List.of(new TopicCorrected(c.session(), topic, c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> vote(SessionState state, VoteForTopic c) {
    state.roleOf(c.by());
    var vote = new Preparation.Vote(c.topic(), c.by(), c.points(), 0);
    if (state.preparation().votes().contains(vote)) return List.of();
    VOTE.mustBePossible(state, c.by());
    if (state.preparation().showsVotes()) throw new RuleViolationException(POINTS_ARE_LOCKED);
    var proposer = proposerOf(state, c.topic());
    if (c.points() > 0 && !state.roster().hasMember(proposer))
      throw new RuleViolationException(AUTHOR_HAS_LEFT, proposer);
    if (c.points() > 0 && proposer.equals(c.by()))
      throw new RuleViolationException(NO_POINTS_FOR_ONESELF);
    var pointsLeft = POINTS - pointsGiven(state, c.by(), other -> !other.equals(c.topic()));
    if (c.points() > Math.max(0, pointsLeft))
      throw new RuleViolationException(POINTS_ARE_SPENT, POINTS, Math.max(0, pointsLeft));
    return List.of(new TopicVoted(c.session(), c.topic(), c.points(), c.by(), c.at()));
  }

  /**
   * To topics that can still be chosen: what was given to a hidden one, or to that of somebody who
   * has left, can be given anew.
   */
  private static int pointsGiven(SessionState state, Username by, Predicate<TopicId> topics) {
    return state
        .preparation()
        .pointsGiven(by, topics.and(topic -> !state.isHidden(topic) && isOfMember(state, topic)));
  }

  private static boolean isOfMember(SessionState state, TopicId topic) {
    return state.preparation().topics().stream()
        .anyMatch(t -> t.topic().equals(topic) && state.roster().hasMember(t.by()));
  }

  /** What a member may still give. */
  public static int pointsLeft(SessionState state, Username member) {
    return Math.max(0, POINTS - pointsGiven(state, member, _ -> true));
  }

  static List<SessionEvent> showPoints(
      SessionState state, ProcessedCommands processed, ShowPoints c) {
    var role = state.roleOf(c.by());
    var command = new CommandContent(SHOW_POINTS, c.shown());
    if (processed.stepAfter(c.commandId(), command, c.by()).isPresent()) return List.of();
    if (role == ParticipantRole.FACILITATOR && state.preparation().showsVotes() == c.shown())
      return List.of();
    SHOW_POINTS.mustBePossible(state, c.by());
    if (!c.shown() && !state.preparation().choices().isEmpty())
      throw new RuleViolationException(POINTS_STAY_SHOWN);
    return List.of(
        c.shown()
            ? new VotesShown(c.session(), c.commandId(), c.by(), c.at())
            : new VotesHidden(c.session(), c.commandId(), c.by(), c.at()));
  }

  /** Those that made a client stay in sight. */
  static boolean hasPointsToShowOrHide(SessionState state) {
    return state.preparation().showsVotes()
        ? state.preparation().choices().isEmpty()
        : state.preparation().topics().stream()
            .anyMatch(t -> !state.entries().isWithdrawn(t.topic()));
  }

  /** Nobody gives points to their own topic, nor once everybody sees them. */
  static boolean hasTopicToVoteFor(SessionState state, Username member) {
    if (state.preparation().showsVotes()) return false;
    return state.preparation().topics().stream()
        .filter(t -> !t.by().equals(member) && state.roster().hasMember(t.by()))
        .anyMatch(t -> state.isShown(t.topic()));
  }

  static List<SessionEvent> choose(SessionState state, ChooseTopic c) {
    var before = state.preparation().choice(c.pass());
    var isChosen = before != null && before.topic().equals(c.topic());
    if (state.roleOf(c.by()) == ParticipantRole.FACILITATOR && isChosen) return List.of();
    CHOOSE_TOPIC.mustBePossible(state, c.by());
    var client = proposerOf(state, c.topic());
    if (c.pass() > state.template().passes())
      throw new RuleViolationException(NO_SUCH_PASS, state.template().passes());
    if (!state.roster().hasMember(client))
      throw new RuleViolationException(AUTHOR_HAS_LEFT, client);
    var basis = ranking(state, c.pass()).basisOf(c.topic());
    if (basis == Ranking.Basis.FACILITATOR && c.reason() == null)
      throw new RuleViolationException(CHOICE_NEEDS_A_REASON);
    return List.of(
        new TopicChosen(
            c.session(),
            state.origin(),
            c.topic(),
            client,
            c.pass(),
            basis,
            c.reason(),
            c.by(),
            c.at()));
  }

  static List<SessionEvent> review(
      SessionState state, ProcessedCommands processed, ReviewEarlierAction c) {
    state.roleOf(c.by());
    if (isSameReview(processed.review(c.action()), c)) return List.of();
    REVIEW_ACTIONS.mustBePossible(state, c.by());
    var owner = ownerOf(state, c.action());
    if (!isReviewer(c.by(), owner, state.roster().facilitator()))
      throw new RuleViolationException(ONLY_THE_OWNER_REVIEWS, owner);
    return List.of(
        new EarlierActionReviewed(
            c.session(),
            state.origin(),
            c.action(),
            owner,
            c.outcome(),
            c.effect(),
            c.learnt(),
            c.by(),
            c.at()));
  }

  /** A review follows the session in which its action was planned, also once its own is over. */
  static List<SessionEvent> change(ProcessedCommands processed, ChangeEarlierAction c) {
    return processed.isReviewedAs(c.action().id(), Optional.of(c.action()))
        ? List.of()
        : List.of(new EarlierActionChanged(c.session(), c.action(), c.by(), c.at()));
  }

  static List<SessionEvent> withdraw(ProcessedCommands processed, WithdrawEarlierAction c) {
    return processed.isReviewedAs(c.action(), Optional.empty())
        ? List.of()
        : List.of(new EarlierActionWithdrawn(c.session(), c.action(), c.by(), c.at()));
  }

  /** An earlier action is reviewed by its owner, or by the facilitator for them. */
  public static boolean isReviewer(Username person, Username owner, Username facilitator) {
    return person.equals(owner) || person.equals(facilitator);
  }

  /** The topics that can be chosen, as votes and rotation rank them. */
  public static Ranking ranking(SessionState state) {
    return ranking(state, _ -> true);
  }

  /** The topic that votes and rotation suggest for the first turn that has none. */
  public static Optional<Ranking.Suggestion> suggestion(SessionState state) {
    return IntStream.rangeClosed(1, state.template().passes())
        .filter(pass -> state.preparation().choice(pass) == null)
        .boxed()
        .findFirst()
        .flatMap(pass -> ranking(state, pass).suggestion());
  }

  /** Of what is not chosen for another client. */
  private static Ranking ranking(SessionState state, int pass) {
    return ranking(
        state,
        topic ->
            state.preparation().choices().stream()
                .noneMatch(c -> c.topic().equals(topic) && c.pass() != pass));
  }

  private static Ranking ranking(SessionState state, Predicate<TopicId> isFree) {
    return Ranking.of(
        state.preparation().topics().stream()
            .filter(t -> state.isShown(t.topic()))
            .filter(t -> state.roster().hasMember(t.by()))
            .filter(t -> isFree.test(t.topic()))
            .map(t -> new Ranking.Candidate(t.topic(), t.by(), points(state, t.topic())))
            .toList(),
        state.preparation().clientsBefore());
  }

  /** What those who take part have given to a topic: who has left the group no longer votes. */
  public static int points(SessionState state, TopicId topic) {
    return state.preparation().votes().stream()
        .filter(v -> v.topic().equals(topic))
        .filter(v -> state.roster().hasMember(v.by()))
        .mapToInt(Preparation.Vote::points)
        .sum();
  }

  /**
   * A topic is chosen for each turn, hence a client, another one each time, who has not left the
   * group; enough are there to consult; earlier actions are reviewed, or skipped.
   */
  static List<Gate> gates(SessionState state) {
    var preparation = state.preparation();
    var gates = new ArrayList<Gate>();
    var choices = preparation.choices();
    var turns = state.template().passes();
    if (choices.size() < turns) gates.add(Gate.because(NO_TOPIC_CHOSEN, choices.size(), turns));
    if (choices.stream().map(Preparation.Choice::client).distinct().count() < choices.size())
      gates.add(Gate.because(ONE_TURN_EACH));
    choices.stream()
        .map(Preparation.Choice::client)
        .distinct()
        .filter(state.roster()::hasLeft)
        .map(client -> Gate.because(AUTHOR_HAS_LEFT, List.of(client)))
        .forEach(gates::add);
    if (state.roster().lacksConsultants() && preparation.quorum() == null)
      gates.add(
          Gate.because(NOT_ENOUGH_CONSULTANTS, state.roster().consultantsThere())
              .openedBy(Gate.OpeningEvent.SESSION_HELD_ANYWAY));
    var open =
        preparation.waitingForReview(day(state)).stream()
            .filter(action -> !state.roster().isAway(action.owner()))
            .toList();
    if (!open.isEmpty())
      gates.add(
          Gate.because(EARLIER_ACTIONS_NOT_REVIEWED, open.size())
              .openedBy(Gate.OpeningEvent.EARLIER_ACTIONS_SKIPPED)
              .waitingFor(open.stream().map(EarlierActionRef::owner).distinct().toList()));
    return gates;
  }

  private static LocalDate day(SessionState state) {
    return LocalDate.ofInstant(state.startsAt(), ZoneOffset.UTC);
  }

  private static Username proposerOf(SessionState state, TopicId topic) {
    return state.preparation().topics().stream()
        .filter(t -> t.topic().equals(topic) && state.isShown(topic))
        .map(ProposedTopic::by)
        .findFirst()
        .orElseThrow(() -> new RuleViolationException(UNKNOWN_TOPIC));
  }

  private static Username ownerOf(SessionState state, ActionId action) {
    return Stream.concat(
            state.preparation().reviewed().stream(), state.preparation().toReview().stream())
        .filter(a -> a.action().equals(action))
        .map(EarlierActionRef::owner)
        .findFirst()
        .orElseThrow(() -> new RuleViolationException(UNKNOWN_EARLIER_ACTION));
  }

  private static boolean isSameReview(
      @Nullable EarlierActionReviewed before, ReviewEarlierAction c) {
    return before != null
        && before.by().equals(c.by())
        && before.outcome() == c.outcome()
        && Objects.equals(before.effect(), c.effect())
        && Objects.equals(before.learnt(), c.learnt());
  }
}

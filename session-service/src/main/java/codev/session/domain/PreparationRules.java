package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** PREPARATION: topics and votes, the choice that makes the client, earlier actions reviewed. */
final class PreparationRules {
  private final Standing standing;
  private final QuorumRules quorum;
  private List<PreviousClient> clientsBefore = List.of();
  private final Map<TopicId, Username> topics = new LinkedHashMap<>();
  private final Map<Vote, Integer> votes = new HashMap<>();
  private final Map<Integer, TopicChosen> choices = new HashMap<>();
  private final Map<ActionId, EarlierAction> toReview = new LinkedHashMap<>();
  private final Map<ActionId, EarlierActionReviewed> reviews = new HashMap<>();

  private record Vote(TopicId topic, Username by) {}

  PreparationRules(Standing standing, QuorumRules quorum) {
    this.standing = standing;
    this.quorum = quorum;
  }

  @CommandHandler
  void propose(ProposeTopic c) {
    if (standing.isARetry(c.topic().id(), c.topic(), c)) return;
    standing.require(PROPOSE_TOPIC, c);
    standing.apply(new TopicProposed(c.session(), c.topic(), c.by(), c.at()));
  }

  @CommandHandler
  void vote(VoteForTopic c) {
    var before = votes.get(new Vote(c.topic(), c.by()));
    if (standing.isSoAlready(before != null && before == c.points(), c)) return;
    standing.require(VOTE, c);
    proposerOf(c.topic());
    standing.apply(new TopicVoted(c.session(), c.topic(), c.points(), c.by(), c.at()));
  }

  @CommandHandler
  void choose(ChooseTopic c) {
    var before = choices.get(c.pass());
    var chosen = before != null && before.topic().equals(c.topic());
    if (standing.isSoForTheFacilitator(chosen, c)) return;
    standing.require(CHOOSE_TOPIC, c);
    var client = proposerOf(c.topic());
    if (c.pass() > standing.template().passes())
      throw new RuleViolationException(NO_SUCH_PASS, standing.template().passes());
    if (!standing.roster().hasMember(client))
      throw new RuleViolationException(AUTHOR_HAS_LEFT, client);
    var basis = ranking(c.pass()).basisOf(c.topic());
    if (basis == Ranking.Basis.FACILITATOR && c.reason() == null)
      throw new RuleViolationException(CHOICE_NEEDS_A_REASON);
    standing.apply(
        new TopicChosen(
            c.session(),
            standing.origin(),
            c.topic(),
            client,
            c.pass(),
            basis,
            c.reason(),
            c.by(),
            c.at()));
  }

  @CommandHandler
  void review(ReviewEarlierAction c) {
    if (standing.isSoAlready(isSameReview(reviews.get(c.action()), c), c)) return;
    standing.require(REVIEW_ACTIONS, c);
    var owner = ownerOf(c.action());
    if (!c.by().equals(owner) && !c.by().equals(standing.roster().facilitator()))
      throw new RuleViolationException(ONLY_THE_OWNER_REVIEWS, owner);
    standing.apply(
        new EarlierActionReviewed(
            c.session(),
            standing.origin(),
            c.action(),
            owner,
            c.outcome(),
            c.effect(),
            c.learnt(),
            c.by(),
            c.at()));
  }

  /** Of what is not chosen for another client. */
  private Ranking ranking(int pass) {
    return Ranking.of(
        topics.entrySet().stream()
            .filter(t -> !standing.isHidden(t.getKey()))
            .filter(t -> standing.roster().hasMember(t.getValue()))
            .filter(t -> !isChosenForAnother(t.getKey(), pass))
            .map(t -> new Ranking.Candidate(t.getKey(), t.getValue(), points(t.getKey())))
            .toList(),
        clientsBefore);
  }

  private boolean isChosenForAnother(TopicId topic, int pass) {
    return choices.values().stream().anyMatch(c -> c.topic().equals(topic) && c.pass() != pass);
  }

  private int points(TopicId topic) {
    return votes.entrySet().stream()
        .filter(v -> v.getKey().topic().equals(topic))
        .filter(v -> standing.roster().hasMember(v.getKey().by()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /**
   * The gate: a topic is chosen, hence a client; enough are there to consult; earlier actions are
   * reviewed, or skipped.
   */
  void leave(GoToNextStep c) {
    if (choices.size() < standing.template().passes())
      throw new RuleViolationException(NO_TOPIC_CHOSEN);
    if (choices.values().stream().map(TopicChosen::client).distinct().count() < choices.size())
      throw new RuleViolationException(ONE_TURN_EACH);
    quorum.leave();
    if (toReview.isEmpty()) return;
    if (c.reason() == null)
      throw new RuleViolationException(EARLIER_ACTIONS_NOT_REVIEWED, toReview.size());
    standing.apply(new EarlierActionsSkipped(c.session(), c.reason(), c.by(), c.at()));
  }

  private Username proposerOf(TopicId topic) {
    var proposer = topics.get(topic);
    if (proposer == null || standing.isHidden(topic))
      throw new RuleViolationException(UNKNOWN_TOPIC);
    return proposer;
  }

  private Username ownerOf(ActionId action) {
    var before = reviews.get(action);
    if (before != null) return before.owner();
    var open = toReview.get(action);
    if (open == null) throw new RuleViolationException(UNKNOWN_EARLIER_ACTION);
    return open.owner();
  }

  private static boolean isSameReview(
      @Nullable EarlierActionReviewed before, ReviewEarlierAction c) {
    return before != null
        && before.by().equals(c.by())
        && before.outcome() == c.outcome()
        && Objects.equals(before.effect(), c.effect())
        && Objects.equals(before.learnt(), c.learnt());
  }

  void evolve(SessionEvent event) {
    switch (event) {
      case SessionOpened e -> {
        clientsBefore = e.clientsBefore();
        e.earlierActions().stream()
            .filter(a -> !reviews.containsKey(a.id()))
            .forEach(a -> toReview.put(a.id(), a));
      }
      case SessionPostponed _ -> {
        choices.clear();
        toReview.clear();
      }
      case SessionShortened e -> choices.keySet().removeIf(p -> p > e.template().passes());
      case TopicProposed e -> {
        topics.put(e.topic().id(), e.by());
        standing.said(e.topic().id(), e.topic(), e.by());
      }
      case TopicVoted e -> votes.put(new Vote(e.topic(), e.by()), e.points());
      case TopicChosen e -> choices.put(e.pass(), e);
      case EarlierActionReviewed e -> {
        toReview.remove(e.action());
        reviews.put(e.action(), e);
      }
      case EarlierActionsSkipped _ -> toReview.clear();
      default -> {}
    }
  }
}

package codev.session.domain.value;

/**
 * All refusals of the method in a session. The constant states the rule; the key names it for ever,
 * to clients and in the message files.
 */
public enum RuleViolation {
  NOT_A_PARTICIPANT(Kind.NOT_VISIBLE, "session.unknown"),
  ONLY_THE_FACILITATOR_GUIDES(Kind.NOT_YOURS, "session.only-the-facilitator"),
  FACILITATOR_ROLE_MISSING(Kind.NOT_YOURS, "session.facilitator-role-missing"),
  SAME_ID_OTHER_CONTENT(Kind.MOVED_ON, "session.same-id-other-content"),

  SESSION_NOT_OPEN(Kind.MOVED_ON, "session.not-open"),
  SESSION_ALREADY_OPENED(Kind.MOVED_ON, "session.already-opened"),
  SESSION_CANCELLED(Kind.MOVED_ON, "session.cancelled"),
  SESSION_CLOSED(Kind.MOVED_ON, "session.closed"),
  CHARTER_NOT_ACCEPTED_BY_ALL(Kind.METHOD, "session.open.charter-not-accepted"),
  CLOSING_BEFORE_LEARNING_NEEDS_A_REASON(Kind.METHOD, "session.close.before-learning"),
  SESSION_WAITS_FOR_A_DATE(Kind.METHOD, "session.open.waits-for-a-date"),
  SUBSTITUTE_IS_A_MEMBER(Kind.METHOD, "session.substitute.is-a-member"),
  SUBSTITUTE_IS_UNKNOWN(Kind.METHOD, "session.substitute.is-unknown"),
  SUBSTITUTE_MANAGES_THE_PROGRAMME(Kind.METHOD, "session.substitute.manages-the-programme"),
  SUBSTITUTE_REVIEWS_THE_PROGRAMME(Kind.METHOD, "session.substitute.reviews-the-programme"),

  STEP_HAS_MOVED_ON(Kind.MOVED_ON, "session.step.moved-on"),
  NO_STEP_LEFT(Kind.METHOD, "session.step.none-left"),
  NO_STEP_BEFORE(Kind.METHOD, "session.step.none-before"),
  GOING_BACK_NEEDS_A_REASON(Kind.METHOD, "session.step.back-needs-reason"),
  EXTENDING_NEEDS_A_REASON(Kind.METHOD, "session.step.extension-needs-reason"),
  NO_TOPIC_CHOSEN(Kind.METHOD, "session.preparation.no-topic-chosen"),
  EARLIER_ACTIONS_NOT_REVIEWED(Kind.METHOD, "session.preparation.actions-not-reviewed"),
  NOT_ENOUGH_CONSULTANTS(Kind.METHOD, "session.preparation.not-enough-consultants"),
  ENOUGH_CONSULTANTS(Kind.METHOD, "session.preparation.enough-consultants"),
  QUORUM_IS_DECIDED_IN_PREPARATION(Kind.METHOD, "session.preparation.quorum"),
  CONTRACT_NOT_ACCEPTED_BY_ALL(Kind.METHOD, "session.problem-definition.contract-not-accepted"),
  NO_DATED_ACTION(Kind.METHOD, "session.synthesis.no-dated-action"),

  FLOOR_GOES_TO_WHO_IS_THERE(Kind.METHOD, "session.floor.not-there"),
  ONLY_MEMBERS_RAISE_A_HAND(Kind.METHOD, "session.hand.only-members"),

  UNKNOWN_MEMBER(Kind.METHOD, "session.attendance.unknown-member"),
  NOT_A_HALF_DAY_OF_THIS_SESSION(Kind.METHOD, "session.attendance.not-a-half-day"),
  MARKED_ABSENT(Kind.METHOD, "session.attendance.marked-absent"),
  ABSENT_TAKES_NO_PART(Kind.METHOD, "session.attendance.takes-no-part"),
  HALF_DAY_HAS_NOT_BEGUN(Kind.METHOD, "session.attendance.half-day-not-begun"),

  TOPICS_BELONG_TO_PREPARATION(Kind.METHOD, "session.preparation.topics"),
  ONLY_MEMBERS_PROPOSE_TOPICS(Kind.METHOD, "session.preparation.only-members-propose"),
  VOTES_BELONG_TO_PREPARATION(Kind.METHOD, "session.preparation.votes"),
  ONLY_MEMBERS_VOTE(Kind.METHOD, "session.preparation.only-members-vote"),
  NO_POINTS_FOR_ONESELF(Kind.METHOD, "session.preparation.no-points-for-oneself"),
  POINTS_ARE_LOCKED(Kind.MOVED_ON, "session.preparation.points-are-locked"),
  POINTS_STAY_SHOWN(Kind.METHOD, "session.preparation.points-stay-shown"),
  TOPIC_IS_CHOSEN(Kind.METHOD, "session.preparation.topic-is-chosen"),
  POINTS_ARE_SPENT(Kind.METHOD, "session.preparation.points-are-spent"),
  TOPIC_IS_CHOSEN_IN_PREPARATION(Kind.METHOD, "session.preparation.topic-choice"),
  UNKNOWN_TOPIC(Kind.NOT_VISIBLE, "session.preparation.unknown-topic"),
  AUTHOR_HAS_LEFT(Kind.METHOD, "session.preparation.author-has-left"),
  CHOICE_NEEDS_A_REASON(Kind.METHOD, "session.preparation.choice-needs-reason"),
  NO_SUCH_PASS(Kind.METHOD, "session.preparation.no-such-pass"),
  ONE_TURN_EACH(Kind.METHOD, "session.preparation.one-turn-each"),
  REVIEW_BELONGS_TO_PREPARATION(Kind.METHOD, "session.preparation.action-review"),
  UNKNOWN_EARLIER_ACTION(Kind.METHOD, "session.preparation.unknown-action"),
  ONLY_THE_OWNER_REVIEWS(Kind.METHOD, "session.preparation.only-the-owner-reviews"),

  KIND_BELONGS_TO_ANOTHER_STEP(Kind.METHOD, "session.contribution.another-step"),
  NO_CONTRIBUTION_IN_STEP(Kind.METHOD, "session.contribution.none-in-step"),
  KIND_DOES_NOT_FIT(Kind.METHOD, "session.contribution.kind-does-not-fit"),
  KIND_NOT_IN_TEMPLATE(Kind.METHOD, "session.contribution.not-in-template"),
  UNKNOWN_CONTRIBUTION(Kind.METHOD, "session.contribution.unknown"),
  CONTRIBUTION_IS_WITHDRAWN(Kind.MOVED_ON, "session.contribution.withdrawn"),
  CONTRIBUTION_IS_HIDDEN(Kind.METHOD, "session.contribution.hidden"),
  STEP_OF_CONTRIBUTION_IS_OVER(Kind.METHOD, "session.contribution.step-is-over"),
  ONLY_MEMBERS_WRITE_TO_THE_FACILITATOR(
      Kind.METHOD, "session.contribution.only-members-write-to-the-facilitator"),
  MESSAGE_IS_FOR_THE_FACILITATOR(
      Kind.METHOD, "session.contribution.message-is-for-the-facilitator"),
  ONLY_THE_AUTHOR_CHANGES(Kind.NOT_YOURS, "session.contribution.only-the-author"),
  ONE_ATTACHMENT_EACH(Kind.METHOD, "session.attachment.one-each"),
  TOO_MANY_ATTACHMENTS(Kind.METHOD, "session.attachment.too-many"),
  ONLY_THE_CLIENT_PRESENTS(Kind.METHOD, "session.presentation.only-the-client"),
  NO_ADVICE_IN_CLARIFICATION(Kind.METHOD, "session.clarification.no-advice"),
  ONLY_CONSULTANTS_ASK(Kind.METHOD, "session.clarification.only-consultants-ask"),
  ONLY_THE_CLIENT_ANSWERS(Kind.METHOD, "session.clarification.only-the-client-answers"),
  ONLY_CONSULTANTS_REFORMULATE(
      Kind.METHOD, "session.problem-definition.only-consultants-reformulate"),
  ONLY_CONSULTANTS_CONTRIBUTE(Kind.METHOD, "session.consultation.only-consultants"),
  ONLY_THE_CLIENT_SIGNALS(Kind.METHOD, "session.consultation.only-the-client-signals"),

  MARKS_BELONG_TO_CONSULTATION(Kind.METHOD, "session.consultation.marks"),
  ONLY_THE_CLIENT_MARKS(Kind.METHOD, "session.consultation.only-the-client-marks"),
  ONLY_CONTRIBUTIONS_ARE_MARKED(Kind.METHOD, "session.consultation.only-contributions-are-marked"),
  RATINGS_BELONG_TO_PROBLEM_DEFINITION(Kind.METHOD, "session.problem-definition.ratings"),
  ONLY_THE_CLIENT_RATES(Kind.METHOD, "session.problem-definition.only-the-client-rates"),
  ONLY_REFORMULATIONS_ARE_RATED(
      Kind.METHOD, "session.problem-definition.only-reformulations-are-rated"),

  CONTRACT_BELONGS_TO_PROBLEM_DEFINITION(Kind.METHOD, "session.problem-definition.contract"),
  ONLY_THE_CLIENT_REDEFINES(Kind.METHOD, "session.problem-definition.only-the-client-redefines"),
  ONLY_CONSULTANTS_ACCEPT(Kind.METHOD, "session.problem-definition.only-consultants-accept"),
  NO_CONTRACT_YET(Kind.METHOD, "session.problem-definition.no-contract"),
  CONTRACT_HAS_ANOTHER_VERSION(Kind.MOVED_ON, "session.problem-definition.another-version"),
  RESERVATION_NEEDS_WORDS(Kind.METHOD, "session.problem-definition.reservation-needs-words"),

  SYNTHESIS_HAS_ITS_STEP(Kind.METHOD, "session.synthesis.its-step"),
  ONLY_THE_CLIENT_KEEPS_IDEAS(Kind.METHOD, "session.synthesis.only-the-client-keeps"),
  ONLY_CONTRIBUTIONS_ARE_KEPT(Kind.METHOD, "session.synthesis.only-contributions-are-kept"),
  ONLY_THE_CLIENT_WRITES_THE_SYNTHESIS(Kind.METHOD, "session.synthesis.only-the-client-writes"),
  ONLY_THE_CLIENT_PLANS_ACTIONS(Kind.METHOD, "session.synthesis.only-the-client-plans"),
  ACTION_COMES_FROM_A_CONTRIBUTION(Kind.METHOD, "session.synthesis.action-from-contribution"),

  LEARNING_HAS_ITS_STEP(Kind.METHOD, "session.learning.its-step"),
  ONLY_MEMBERS_STATE_LEARNINGS(Kind.METHOD, "session.learning.only-members"),
  ONLY_MEMBERS_EVALUATE(Kind.METHOD, "session.evaluation.only-members"),
  EVALUATION_ENDS_THE_SESSION(Kind.METHOD, "session.evaluation.at-the-end"),
  EVALUATED_ALREADY(Kind.MOVED_ON, "session.evaluation.once"),
  ITEM_IS_FOR_THE_CLIENT(Kind.METHOD, "session.evaluation.item-for-the-client"),
  ITEM_IS_FOR_CONSULTANTS(Kind.METHOD, "session.evaluation.item-for-consultants"),

  ONLY_THE_FACILITATOR_TAKES_DOWN(Kind.NOT_YOURS, "session.taking-down.only-the-facilitator"),
  NOT_TAKEN_DOWN_FROM_YOU(Kind.METHOD, "session.taking-down.not-from-you"),

  UNKNOWN_ENTRY(Kind.METHOD, "session.hiding.unknown-entry"),
  HIDING_NEEDS_A_REASON(Kind.METHOD, "session.hiding.needs-reason");

  /** What sort of "no" it is. */
  public enum Kind {
    /** The caller has no part in this session and need not learn that it exists. */
    NOT_VISIBLE,
    /** It is another person's task. */
    NOT_YOURS,
    /** The state has changed since the caller read it. */
    MOVED_ON,
    /** The method forbids it. */
    METHOD
  }

  private final Kind kind;
  private final String key;

  RuleViolation(Kind kind, String key) {
    this.kind = kind;
    this.key = key;
  }

  public Kind kind() {
    return kind;
  }

  public String key() {
    return key;
  }
}

package codev.session.domain.template;

import static codev.session.domain.value.RuleViolation.ONLY_CONSULTANTS_ASK;
import static codev.session.domain.value.RuleViolation.ONLY_CONSULTANTS_CONTRIBUTE;
import static codev.session.domain.value.RuleViolation.ONLY_CONSULTANTS_REFORMULATE;
import static codev.session.domain.value.RuleViolation.ONLY_MEMBERS_WRITE_TO_THE_FACILITATOR;
import static codev.session.domain.value.RuleViolation.ONLY_THE_CLIENT_ANSWERS;
import static codev.session.domain.value.RuleViolation.ONLY_THE_CLIENT_PRESENTS;
import static codev.session.domain.value.RuleViolation.ONLY_THE_CLIENT_SIGNALS;
import static codev.session.domain.value.Step.CLARIFICATION;
import static codev.session.domain.value.Step.CONSULTATION;
import static codev.session.domain.value.Step.PRESENTATION;
import static codev.session.domain.value.Step.PROBLEM_DEFINITION;

import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Step;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The kinds of contribution: in which step, by whom, and the refusal for anybody else. */
public enum ContributionKind {
  STATEMENT(PRESENTATION, ParticipantRole.CLIENT, ONLY_THE_CLIENT_PRESENTS),
  /** The last sentence of the presentation, with the client's question. */
  HEADLINE(PRESENTATION, ParticipantRole.CLIENT, ONLY_THE_CLIENT_PRESENTS),

  FACT(CLARIFICATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_ASK),
  CONTEXT(CLARIFICATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_ASK),
  FEELING(CLARIFICATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_ASK),
  HISTORY(CLARIFICATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_ASK),
  STAKES(CLARIFICATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_ASK),
  ALREADY_TRIED(CLARIFICATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_ASK),
  ANSWER(CLARIFICATION, ParticipantRole.CLIENT, ONLY_THE_CLIENT_ANSWERS),

  REFORMULATION(PROBLEM_DEFINITION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_REFORMULATE),

  IMPRESSION(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  EXPERIENCE(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  QUESTION(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  HYPOTHESIS(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  IDEA(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  SUGGESTION(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  SOLUTION(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  LEAD(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  TASK(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  RESOURCE(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  OFFER_OF_HELP(CONSULTATION, ParticipantRole.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  /** The listening client signals that the group has left the contract. */
  REFRAME(CONSULTATION, ParticipantRole.CLIENT, ONLY_THE_CLIENT_SIGNALS),
  /** The listening client signals that it is too much. */
  DISCOMFORT(CONSULTATION, ParticipantRole.CLIENT, ONLY_THE_CLIENT_SIGNALS),
  /** To the facilitator alone, by any member in any step. */
  MESSAGE(null, null, ONLY_MEMBERS_WRITE_TO_THE_FACILITATOR);

  private final @Nullable Step step;
  private final @Nullable ParticipantRole speaker;
  private final RuleViolation violation;

  ContributionKind(
      @Nullable Step step, @Nullable ParticipantRole speaker, RuleViolation violation) {
    this.step = step;
    this.speaker = speaker;
    this.violation = violation;
  }

  /** The only step for it; a message has none. */
  public Step step() {
    return Objects.requireNonNull(step, name());
  }

  /** Whether it belongs to this step. */
  public boolean isOf(Step step) {
    return this.step == step;
  }

  /** Whether its author must choose that the group reads it, too. */
  public boolean isConfidentialUnlessChosen() {
    return this == DISCOMFORT || this == MESSAGE;
  }

  /** Whether it is a signal of the listening client to the facilitator. */
  public boolean isSignal() {
    return this == REFRAME || this == DISCOMFORT;
  }

  /** The same of a contribution of this step, which may have no kind yet. */
  public static boolean canBeKept(@Nullable ContributionKind kind, Step step) {
    return kind == null ? step == CONSULTATION : kind.canBeKept();
  }

  /** A consultant's contribution in the CONSULTATION, which the client may keep. */
  public boolean canBeKept() {
    return step == CONSULTATION && speaker == ParticipantRole.CONSULTANT;
  }

  /** The same of a contribution of this step, which may have no kind yet. */
  public static boolean isQuestion(@Nullable ContributionKind kind, Step step) {
    return kind == null ? step == CLARIFICATION : kind.isQuestion();
  }

  /** A consultant's question in the CLARIFICATION, which the client may answer. */
  public boolean isQuestion() {
    return step == CLARIFICATION && speaker == ParticipantRole.CONSULTANT;
  }

  /**
   * Whether a contribution of this step may be classified as that.
   *
   * @param kind null: it has none yet
   */
  public static boolean canBecome(
      @Nullable ContributionKind kind, Step step, ContributionKind other) {
    return kind == null ? other.step == step && !other.isAlwaysOpen() : kind.canBecome(other);
  }

  /** Whether what was said as this may be classified as that: of one step, by the same speaker. */
  private boolean canBecome(ContributionKind other) {
    return step != null
        && step == other.step
        && speaker == other.speaker
        && !isAlwaysOpen()
        && !other.isAlwaysOpen();
  }

  /**
   * Whether no template can exclude it, of the kinds of a step: the client's answer and signals.
   */
  public boolean isAlwaysOpen() {
    return this == ANSWER || this == REFRAME || this == DISCOMFORT;
  }

  /** Whether it is a contribution of this role. */
  boolean isBy(ParticipantRole role) {
    return speaker == role;
  }

  /** The refusal for who is not to contribute it. */
  RuleViolationException refusal() {
    return new RuleViolationException(violation);
  }
}

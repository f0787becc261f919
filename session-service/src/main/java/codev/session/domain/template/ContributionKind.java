package codev.session.domain.template;

import static codev.session.domain.value.RuleViolation.ONLY_CONSULTANTS_ASK;
import static codev.session.domain.value.RuleViolation.ONLY_CONSULTANTS_CONTRIBUTE;
import static codev.session.domain.value.RuleViolation.ONLY_CONSULTANTS_REFORMULATE;
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
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import java.util.Arrays;
import java.util.List;

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
  DISCOMFORT(CONSULTATION, ParticipantRole.CLIENT, ONLY_THE_CLIENT_SIGNALS);

  private final Step step;
  private final ParticipantRole speaker;
  private final RuleViolation otherwise;

  ContributionKind(Step step, ParticipantRole speaker, RuleViolation otherwise) {
    this.step = step;
    this.speaker = speaker;
    this.otherwise = otherwise;
  }

  public Step step() {
    return step;
  }

  /** Whether it is a signal of the listening client to the facilitator. */
  public boolean isSignal() {
    return this == REFRAME || this == DISCOMFORT;
  }

  /** A consultant's contribution in the CONSULTATION, which the client may keep. */
  public boolean canBeKept() {
    return step == CONSULTATION && speaker == ParticipantRole.CONSULTANT;
  }

  /** A consultant's question in the CLARIFICATION, which the client may answer. */
  public boolean isQuestion() {
    return step == CLARIFICATION && speaker == ParticipantRole.CONSULTANT;
  }

  /** The kinds that a person may use now; none when the session is not open. */
  public static List<ContributionKind> open(
      SessionStatus state, SessionTemplate.PlannedStep now, ParticipantRole role) {
    return state != SessionStatus.OPEN
        ? List.of()
        : Arrays.stream(values())
            .filter(k -> k.step == now.key() && k.speaker == role && now.allows(k))
            .toList();
  }

  /** No template takes from clients their answer, nor the sign that it is too much. */
  public boolean isAlwaysOpen() {
    return this == ANSWER || this == REFRAME || this == DISCOMFORT;
  }

  public void mustBePossible(SessionTemplate.PlannedStep planned, ParticipantRole role) {
    var now = planned.key();
    if (now == CLARIFICATION && canBeKept())
      throw new RuleViolationException(RuleViolation.NO_ADVICE_IN_CLARIFICATION);
    if (now != step)
      throw new RuleViolationException(RuleViolation.KIND_BELONGS_TO_ANOTHER_STEP, this, step, now);
    if (role != speaker) throw new RuleViolationException(otherwise);
    if (!planned.allows(this))
      throw new RuleViolationException(RuleViolation.KIND_NOT_IN_TEMPLATE, this, step);
  }
}

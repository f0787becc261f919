package codev.session.domain;

import static codev.session.domain.Reason.ONLY_CONSULTANTS_ASK;
import static codev.session.domain.Reason.ONLY_CONSULTANTS_CONTRIBUTE;
import static codev.session.domain.Reason.ONLY_CONSULTANTS_REFORMULATE;
import static codev.session.domain.Reason.ONLY_THE_CLIENT_ANSWERS;
import static codev.session.domain.Reason.ONLY_THE_CLIENT_PRESENTS;
import static codev.session.domain.Reason.ONLY_THE_CLIENT_SIGNALS;
import static codev.session.domain.Step.CLARIFICATION;
import static codev.session.domain.Step.CONSULTATION;
import static codev.session.domain.Step.PRESENTATION;
import static codev.session.domain.Step.PROBLEM_DEFINITION;

import java.util.Arrays;
import java.util.List;

/** What can be said aloud: in which step, by whom, and the sentence for anybody else. */
public enum ContributionKind {
  STATEMENT(PRESENTATION, Role.CLIENT, ONLY_THE_CLIENT_PRESENTS),
  /** The last sentence of the presentation, with the client's question. */
  HEADLINE(PRESENTATION, Role.CLIENT, ONLY_THE_CLIENT_PRESENTS),

  FACT(CLARIFICATION, Role.CONSULTANT, ONLY_CONSULTANTS_ASK),
  CONTEXT(CLARIFICATION, Role.CONSULTANT, ONLY_CONSULTANTS_ASK),
  FEELING(CLARIFICATION, Role.CONSULTANT, ONLY_CONSULTANTS_ASK),
  HISTORY(CLARIFICATION, Role.CONSULTANT, ONLY_CONSULTANTS_ASK),
  STAKES(CLARIFICATION, Role.CONSULTANT, ONLY_CONSULTANTS_ASK),
  ALREADY_TRIED(CLARIFICATION, Role.CONSULTANT, ONLY_CONSULTANTS_ASK),
  ANSWER(CLARIFICATION, Role.CLIENT, ONLY_THE_CLIENT_ANSWERS),

  REFORMULATION(PROBLEM_DEFINITION, Role.CONSULTANT, ONLY_CONSULTANTS_REFORMULATE),

  IMPRESSION(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  EXPERIENCE(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  QUESTION(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  HYPOTHESIS(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  IDEA(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  SUGGESTION(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  SOLUTION(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  LEAD(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  TASK(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  RESOURCE(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  OFFER_OF_HELP(CONSULTATION, Role.CONSULTANT, ONLY_CONSULTANTS_CONTRIBUTE),
  /** The listening client says that the group has left the contract. */
  REFRAME(CONSULTATION, Role.CLIENT, ONLY_THE_CLIENT_SIGNALS),
  /** The listening client says that it is too much. */
  DISCOMFORT(CONSULTATION, Role.CLIENT, ONLY_THE_CLIENT_SIGNALS);

  private final Step step;
  private final Role speaker;
  private final Reason otherwise;

  ContributionKind(Step step, Role speaker, Reason otherwise) {
    this.step = step;
    this.speaker = speaker;
    this.otherwise = otherwise;
  }

  public Step step() {
    return step;
  }

  /** What the listening client says to the facilitator. */
  public boolean isSignal() {
    return this == REFRAME || this == DISCOMFORT;
  }

  /** A consultant's contribution in the CONSULTATION, which the client may keep. */
  public boolean canBeKept() {
    return step == CONSULTATION && speaker == Role.CONSULTANT;
  }

  /** The kinds that somebody may use now; none when the session is not open. */
  public static List<ContributionKind> open(State state, Template.PlannedStep now, Role role) {
    return state != State.OPEN
        ? List.of()
        : Arrays.stream(values())
            .filter(k -> k.step == now.key() && k.speaker == role && now.allows(k))
            .toList();
  }

  /** No template takes from clients their answer, nor the sign that it is too much. */
  boolean isAlwaysOpen() {
    return this == ANSWER || this == REFRAME || this == DISCOMFORT;
  }

  void mustBePossible(Template.PlannedStep planned, Role role) {
    var now = planned.key();
    if (now == CLARIFICATION && canBeKept()) throw new Refused(Reason.NO_ADVICE_IN_CLARIFICATION);
    if (now != step) throw new Refused(Reason.KIND_BELONGS_TO_ANOTHER_STEP, this, step, now);
    if (role != speaker) throw new Refused(otherwise);
    if (!planned.allows(this)) throw new Refused(Reason.KIND_NOT_IN_TEMPLATE, this, step);
  }
}

package codev.group.domain.template;

import static codev.group.domain.template.Step.CLARIFICATION;
import static codev.group.domain.template.Step.CONSULTATION;
import static codev.group.domain.template.Step.PRESENTATION;
import static codev.group.domain.template.Step.PROBLEM_DEFINITION;

/** The kinds of contribution that the method allows in each step; a template may allow fewer. */
public enum ContributionKind {
  STATEMENT(PRESENTATION),
  HEADLINE(PRESENTATION),
  FACT(CLARIFICATION),
  CONTEXT(CLARIFICATION),
  FEELING(CLARIFICATION),
  HISTORY(CLARIFICATION),
  STAKES(CLARIFICATION),
  ALREADY_TRIED(CLARIFICATION),
  ANSWER(CLARIFICATION),
  REFORMULATION(PROBLEM_DEFINITION),
  IMPRESSION(CONSULTATION),
  EXPERIENCE(CONSULTATION),
  QUESTION(CONSULTATION),
  HYPOTHESIS(CONSULTATION),
  IDEA(CONSULTATION),
  SUGGESTION(CONSULTATION),
  SOLUTION(CONSULTATION),
  LEAD(CONSULTATION),
  TASK(CONSULTATION),
  RESOURCE(CONSULTATION),
  OFFER_OF_HELP(CONSULTATION),
  REFRAME(CONSULTATION),
  DISCOMFORT(CONSULTATION);

  private final Step step;

  ContributionKind(Step step) {
    this.step = step;
  }

  public Step step() {
    return step;
  }

  /** Whether no template can exclude it: the client's answer and the client's signals. */
  public boolean isAlwaysOpen() {
    return this == ANSWER || this == REFRAME || this == DISCOMFORT;
  }
}

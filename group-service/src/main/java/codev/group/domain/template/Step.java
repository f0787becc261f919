package codev.group.domain.template;

/** The seven steps of a session (Payette and Champagne), of which a template plans the time. */
public enum Step {
  PREPARATION,
  PRESENTATION,
  CLARIFICATION,
  PROBLEM_DEFINITION,
  CONSULTATION,
  SYNTHESIS,
  LEARNING
}

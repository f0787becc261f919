package codev.session.domain.value;

/**
 * The seven steps of a codevelopment session (Payette and Champagne), preparation counted as the
 * first.
 */
public enum Step {
  /** A topic is chosen, hence a client; the last client's actions are reviewed. */
  PREPARATION,
  /** The client tells the situation and is not interrupted. */
  PRESENTATION,
  /** Consultants ask, the client answers; no advice. */
  CLARIFICATION,
  /** The client redefines the request, the consultants accept it: the contract. */
  PROBLEM_DEFINITION,
  /** Consultants contribute, the client listens. */
  CONSULTATION,
  /** The client keeps what serves and builds an action plan. */
  SYNTHESIS,
  /** Everybody says what they take away. */
  LEARNING
}

package codev.session.domain.preparation;

/** What the facilitator decides when too few are there to consult. */
public enum QuorumDecision {
  /** It is held anyway. */
  HELD,
  /** It is held another day. */
  POSTPONED,
  /** It is held in the short form. */
  SHORTENED
}

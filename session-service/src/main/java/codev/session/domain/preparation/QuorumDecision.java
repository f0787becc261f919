package codev.session.domain.preparation;

/** The facilitator's decision when too few consultants are present. */
public enum QuorumDecision {
  /** It is held anyway. */
  HELD,
  /** It is held another day. */
  POSTPONED,
  /** It is held in the short form. */
  SHORTENED
}

package codev.session.domain.contribution;

/** Who reads a contribution, besides its author. */
public enum Audience {
  /** The facilitator alone, whoever that is now. */
  FACILITATOR,
  GROUP
}

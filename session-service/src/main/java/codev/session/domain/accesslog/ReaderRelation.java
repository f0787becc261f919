package codev.session.domain.accesslog;

/** In which relation to a session a person reads its words. */
public enum ReaderRelation {
  MEMBER,
  FACILITATOR,
  /** The facilitator to whom the session was handed over. */
  SUBSTITUTE
}

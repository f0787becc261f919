package codev.infra.testkit.history;

/** A promise that a log or a stream breaks, and where. */
public record Violation(Rule rule, String detail) {
  /** The promises. */
  public enum Rule {
    /** Positions are 1, 2, 3 … without gaps. */
    DENSE_POSITIONS,
    /** The sequences of each aggregate are 0, 1, 2 … without gaps. */
    GAPLESS_SEQUENCES,
    /** The events of a commit stand together and belong to one aggregate. */
    WHOLE_COMMITS,
    /** Each commit's hash covers its content and the hash before it. */
    VALID_CHAIN,
    /** An aggregate obeys the messages of one source and subject in their order, each once. */
    MESSAGES_IN_ORDER,
    /** An acknowledged call is stored. */
    ACKNOWLEDGED_IS_STORED,
    /** No call is stored twice. */
    STORED_ONCE,
    /** A refused call is not stored. */
    REFUSED_IS_ABSENT,
    /** An acknowledged call is stored where the answer says. */
    POSITION_AS_ANSWERED,
    /** What was acknowledged before another call began stands before it. */
    REAL_TIME_ORDER,
    /** Nothing is stored that no client has sent. */
    SENT_BY_A_CLIENT,
    /** A stream misses no event. */
    STREAM_IS_COMPLETE,
    /** A stream repeats no event. */
    STREAM_IS_ONCE,
    /** A stream keeps the order of the log. */
    STREAM_IS_ORDERED
  }
}

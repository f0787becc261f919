package codev.infra.eventrelay;

/**
 * Handles another service's messages. Declared as a bean, it receives every message of the topic,
 * in the order of each aggregate. After a crash it may receive again what it had handled but whose
 * position was not yet stored: its effect must be idempotent.
 */
public interface MessageListener {
  /** Unique in the service and stable for ever, e.g. {@code groups}. */
  String name();

  /** The publisher's topic, e.g. {@code codev.groups}. */
  default String topic() {
    return "codev." + name();
  }

  /**
   * An exception makes the message, and those after it from the same aggregate, dead letters;
   * others go on.
   */
  void handle(InboundMessage message);

  /**
   * Takes back, by commands, what was done for a message whose event its service has lost since:
   * its log was restored to an earlier state. An operator asks for it; nothing has come since of
   * the same aggregate.
   *
   * @param lost with the moment at which it is taken back as its own
   * @return false where this listener does not know how: a person has to decide
   */
  default boolean undo(InboundMessage lost) {
    return false;
  }
}

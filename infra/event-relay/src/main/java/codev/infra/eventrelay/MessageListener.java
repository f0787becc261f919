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
}

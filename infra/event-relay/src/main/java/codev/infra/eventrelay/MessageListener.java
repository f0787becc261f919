package codev.infra.eventrelay;

/**
 * A listening room. Declared as a bean, it is told every message of the neighbour's topic, in the
 * order of each aggregate. After a crash it may be told again what it had already handled but not
 * yet remembered: its effect must be idempotent by id.
 */
public interface MessageListener {
  /** The room, unique in the service, e.g. {@code groups}. */
  String room();

  /** The neighbour's topic, e.g. {@code codev.groups}. */
  String topic();

  /** An exception parks the message and those after it from the same aggregate; others flow on. */
  void on(InboundMessage heard);
}

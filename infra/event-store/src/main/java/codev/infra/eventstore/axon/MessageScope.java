package codev.infra.eventstore.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The message that is being handled, and how many commands it has sent to each aggregate. */
public final class MessageScope {
  static final ScopedValue<MessageScope> CURRENT = ScopedValue.newInstance();

  private final MessageOrigin origin;
  private final BooleanSupplier isAssigned;
  private final Map<String, Integer> counts = new HashMap<>();

  private MessageScope(MessageOrigin origin, BooleanSupplier isAssigned) {
    this.origin = origin;
    this.isAssigned = isAssigned;
  }

  /**
   * Runs a message listener. Each command that it sends meanwhile takes effect once at most: the
   * events that it causes record the origin, and an aggregate ignores a command from a message that
   * is not newer than the last one processed from the same source and subject.
   *
   * @param isAssigned whether the partition of the message is still assigned to this instance;
   *     asked after a command has been handled and before its events are appended
   * @throws PartitionLostException if it no longer is; nothing was appended then
   */
  public static void run(MessageOrigin origin, BooleanSupplier isAssigned, Runnable listener) {
    ScopedValue.where(CURRENT, new MessageScope(origin, isAssigned)).run(listener);
  }

  /** Numbers the commands of one message to one aggregate, so that each has an effect once. */
  MessageCommandId nextCommandId(String aggregateId) {
    return new MessageCommandId(origin, counts.merge(aggregateId, 1, Integer::sum));
  }

  void requireAssignment() {
    if (!isAssigned.getAsBoolean()) throw new PartitionLostException(origin);
  }
}

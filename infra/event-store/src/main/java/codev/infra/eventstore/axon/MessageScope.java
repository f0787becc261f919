package codev.infra.eventstore.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The message that is being handled, and how many commands it has sent to each aggregate. */
final class MessageScope {
  static final ScopedValue<MessageScope> CURRENT = ScopedValue.newInstance();

  private final MessageOrigin origin;
  private final BooleanSupplier isAssigned;
  private final Map<String, Integer> counts = new HashMap<>();

  MessageScope(MessageOrigin origin, BooleanSupplier isAssigned) {
    this.origin = origin;
    this.isAssigned = isAssigned;
  }

  /** Numbers the commands of one message to one aggregate, so that each has an effect once. */
  MessageCommandId nextCommandId(String aggregateId) {
    return new MessageCommandId(origin, counts.merge(aggregateId, 1, Integer::sum));
  }

  void requireAssignment() {
    if (!isAssigned.getAsBoolean()) throw new PartitionLostException(origin);
  }
}

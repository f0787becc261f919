package codev.infra.eventrelay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Tells one room each message once, in order: what it knows is dropped, what it cannot take is
 * parked, and where something is missing it stands still.
 */
final class IdempotentDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotentDispatcher.class);

  private final MessageListener listener;
  private final ConsumerPositionStore memories;
  private final DeadLetterQueue parking;
  private final RetryTemplate patience;
  private final Timer told;
  private final Counter known;
  private final Map<TopicPartition, ConsumerPosition> remembered = new ConcurrentHashMap<>();
  private final Map<TopicPartition, String> losses = new ConcurrentHashMap<>();

  IdempotentDispatcher(
      MessageListener listener,
      ConsumerPositionStore memories,
      DeadLetterQueue parking,
      RelayProperties settings,
      MeterRegistry meters) {
    this.listener = listener;
    this.memories = memories;
    this.parking = parking;
    this.patience =
        new RetryTemplate(
            RetryPolicy.builder()
                .maxRetries(settings.attempts() - 1L)
                .delay(settings.pause())
                .multiplier(2)
                .predicate(failure -> !TransientFailures.isBehind(failure))
                .build());
    this.told =
        Timer.builder("codev.relay.told")
            .description("Time that a room takes for a message")
            .tag("room", listener.room())
            .register(meters);
    this.known =
        Counter.builder("codev.relay.known")
            .description("Messages dropped because the room had heard them before")
            .baseUnit("messages")
            .tag("room", listener.room())
            .register(meters);
    Gauge.builder("codev.relay.parked", () -> parking.count(listener.room()))
        .description("Messages that wait for an operator")
        .baseUnit("messages")
        .tag("room", listener.room())
        .register(meters);
  }

  /** Where to go on in a partition that is now ours. */
  long takeUp(TopicPartition partition) {
    var memory = memories.find(partition);
    remembered.put(partition, memory);
    return memory.offset();
  }

  void leave(Collection<TopicPartition> partitions) {
    remembered.keySet().removeAll(partitions);
    losses.keySet().removeAll(partitions);
  }

  void tell(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    var before = remembered.getOrDefault(partition, ConsumerPosition.NOTHING);
    var memory = before;
    var held = parking.subjects(listener.room(), partition.partition());
    try {
      for (var record : records) {
        memory = tell(partition, record, memory, held);
        remembered.put(partition, memory);
      }
    } finally {
      if (!memory.equals(before)) memories.save(partition, memory);
    }
  }

  private ConsumerPosition tell(
      TopicPartition partition,
      ConsumerRecord<String, byte[]> record,
      ConsumerPosition memory,
      Set<String> held) {
    var message = read(record);
    if (message == null) return memory.upTo(record.offset() + 1);
    switch (memory.judge(message)) {
      case NEXT -> {
        losses.remove(partition);
        tellOrPark(record, message, held);
      }
      case KNOWN -> known.increment();
      case AFTER_A_LOSS -> {
        standStill(partition, message, memory);
        return memory;
      }
    }
    return memory.after(message).upTo(record.offset() + 1);
  }

  private @Nullable Message read(ConsumerRecord<String, byte[]> record) {
    try {
      return Message.from(record);
    } catch (RuntimeException e) {
      park(record, Message.unreadable(record), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void tellOrPark(
      ConsumerRecord<String, byte[]> record, Message message, Set<String> held) {
    if (held.contains(message.subject())) {
      park(record, message, "waits behind another of the same subject");
      return;
    }
    try {
      patience.execute(
          () -> {
            tell(message);
            return true;
          });
    } catch (RetryException e) {
      var failure = e.getCause();
      if (TransientFailures.isBehind(failure))
        throw new IllegalStateException("a store is away", failure);
      held.add(message.subject());
      park(record, message, String.valueOf(failure.getMessage()));
    }
  }

  private void tell(Message message) {
    told.record(() -> listener.on(message));
  }

  private void park(ConsumerRecord<?, ?> record, Message message, String why) {
    var id = listener.room() + "." + record.partition() + "." + record.offset();
    LOG.warn("{} of {} is parked as {}: {}", message.type(), message.subject(), id, why);
    parking.park(
        new DeadLetter(
            id,
            listener.room(),
            record.partition(),
            record.offset(),
            message,
            why,
            Instant.now(),
            false));
  }

  /** Nothing is remembered, so that everything is there again once the missing has been said. */
  private void standStill(TopicPartition partition, Message message, ConsumerPosition memory) {
    var loss =
        "of %s, something between %d and %d is missing"
            .formatted(message.source(), memory.last(message.source()), message.n());
    if (losses.putIfAbsent(partition, loss) == null)
      LOG.error("{} stands still in {}: {}", listener.room(), partition, loss);
  }

  /** Does what an operator asked for, in the partitions that are ours. */
  void tellParkedAgain() {
    var refused = new HashSet<String>();
    for (var parked : parking.askedAgain(listener.room())) {
      if (!remembered.containsKey(new TopicPartition(listener.topic(), parked.partition())))
        continue;
      var subject = parked.message().subject();
      if (refused.contains(subject)) parking.park(parked.refusedAgain(parked.why()));
      else if (!toldAgain(parked)) refused.add(subject);
    }
  }

  private boolean toldAgain(DeadLetter parked) {
    try {
      tell(parked.message());
      return parking.drop(parked.id());
    } catch (RuntimeException e) {
      if (TransientFailures.isBehind(e)) throw e;
      parking.park(parked.refusedAgain(String.valueOf(e.getMessage())));
      return false;
    }
  }

  Map<String, Object> losses() {
    var byName = new TreeMap<String, Object>();
    losses.forEach((partition, loss) -> byName.put(partition.toString(), loss));
    return byName;
  }
}

package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.TimelineBeginning.Content;
import codev.infra.eventrelay.TraceHeader;
import codev.infra.eventstore.axon.MessageScope;
import codev.infra.eventstore.axon.PartitionLostException;
import codev.infra.eventstore.processor.MachineErrors;
import codev.infra.tracing.TracedStep;
import codev.infra.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Delivers the messages of a partition to one listener, in order: duplicates are dropped, failures
 * become dead letters, and a gap or a message that is not verified stops the partition. After a
 * crash a message may be delivered again; the aggregates then ignore its commands ({@link
 * codev.infra.eventstore.axon.MessageScope}), so that each has its effect once.
 */
final class IdempotentDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotentDispatcher.class);

  private final MessageListener listener;
  private final ConsumerPositionStore store;
  private final DeadLetterQueue deadLetters;
  private final MessageAdmission admission;
  private final RetryTemplate retries;
  private final ListenerMeters meters;
  private final Tracing tracing;
  private final Map<TopicPartition, ConsumerPosition> positions = new ConcurrentHashMap<>();
  private final StoppedPartitions stopped;
  private final RestoredPartitions restored;

  /** Unless it is known that this listener has no dead letters. */
  private boolean mayHaveDeadLetters = true;

  IdempotentDispatcher(
      MessageListener listener,
      ConsumerPositionStore store,
      DeadLetterQueue deadLetters,
      MessageAdmission admission,
      RelayProperties properties,
      MeterRegistry meters,
      Tracing tracing) {
    this.listener = listener;
    this.store = store;
    this.deadLetters = deadLetters;
    this.admission = admission;
    this.retries =
        new RetryTemplate(
            RetryPolicy.builder()
                .maxRetries(properties.attempts() - 1L)
                .delay(properties.pause())
                .multiplier(2)
                .predicate(failure -> !isOfPlatform(failure))
                .build());
    stopped =
        new StoppedPartitions(listener.name(), admission.retry(), admission.patience(), meters);
    restored = new RestoredPartitions(listener.name(), meters);
    this.meters = ListenerMeters.of(listener.name(), deadLetters, meters);
    this.tracing = tracing;
  }

  /**
   * Takes over a partition that was assigned to this instance. If the listener had read further
   * than is stored its database was restored, and perhaps those of its neighbours with it: it is
   * stopped then until a person decides.
   *
   * @param reached offset up to which the listener had read, as far as the broker knows
   * @param end of the partition: what is lost may lie anywhere before it
   * @return the offset to go on from
   */
  long assign(TopicPartition partition, String topicId, long reached, LongSupplier end) {
    mayHaveDeadLetters = true;
    var assigned = store.assign(partition, topicId);
    var position = assigned.position();
    revoke(List.of(partition));
    positions.put(partition, position);
    if (reached > Math.max(position.offset(), assigned.resumedUntil())) {
      store.stop(partition, position.epoch(), Math.max(reached, end.getAsLong()));
      restored.stop(partition, position.offset(), reached);
    } else restored.begin(partition);
    return position.offset();
  }

  /** The partitions that are stopped, and what is known to be lost of the others. */
  RestoredPartitions restored() {
    return restored;
  }

  /** The partitions that are stopped for a message that is missing or refused. */
  StoppedPartitions stoppedPartitions() {
    return stopped;
  }

  void revoke(Collection<TopicPartition> partitions) {
    positions.keySet().removeAll(partitions);
    stopped.forget(partitions);
    restored.forget(partitions);
  }

  /**
   * Delivers consecutive records of a partition and stores how far it came.
   *
   * @return the offset of the next record, if it is stored; empty if another instance has been
   *     assigned the partition meanwhile
   * @throws PartitionLostException if that is noticed while a message is handled
   * @throws IllegalStateException if the database was restored meanwhile
   */
  OptionalLong dispatch(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    var before = positions.get(partition);
    if (before == null) return OptionalLong.empty();
    var position = before;
    var stoppage = stopped.of(partition);
    Set<String> blocked =
        mayHaveDeadLetters
            ? deadLetters.blockedSubjects(listener.name(), partition.partition())
            : new HashSet<>();
    var isStored = true;
    try {
      for (var record : records) {
        if (stopped.isWaiting(partition)) break;
        position = dispatch(partition, record, position, blocked);
        positions.put(partition, position);
      }
    } finally {
      var stoppageNow = stopped.of(partition);
      var hashes = admission.takeHashes();
      if (!position.equals(before) || !stoppageNow.equals(stoppage) || !hashes.isEmpty())
        isStored = store.save(partition, before, position, stoppageNow, hashes);
    }
    if (isStored) return OptionalLong.of(position.offset());
    if (store.isAssigned(partition, position.epoch()))
      throw new IllegalStateException("the stored position of " + partition + " has changed");
    LOG.info("Listener {} has lost {} to another instance", listener.name(), partition);
    return OptionalLong.empty();
  }

  private ConsumerPosition dispatch(
      TopicPartition partition,
      ConsumerRecord<String, byte[]> record,
      ConsumerPosition position,
      Set<String> blocked) {
    var message = read(partition, record, position);
    if (message == null) return positionAfter(partition, record, position);
    var refused = admission.refusal(record, message, position);
    if (refused.isPresent()) {
      if (stopped.refuse(partition, refused.get())) admission.raiseAlarm(partition, refused.get());
      return position;
    }
    stopped.accept(partition);
    switch (TimelineBeginning.read(message)) {
      case Content.Other() -> {}
      case Content.Begun(_) -> {
        return positionAfter(partition, record, position); // what it says was read ahead
      }
      case Content.Malformed(var reason) -> {
        putAside(partition, record, message, position, reason);
        return positionAfter(partition, record, position);
      }
    }
    if (restored.hasLost(partition, message)) return positionAfter(partition, record, position);
    switch (position.check(message)) {
      case NEXT -> {
        stopped.closeGap(partition);
        deliverOrPutAside(partition, record, message, position, blocked);
        admission.noteHandled(message);
      }
      case DUPLICATE -> {
        meters.duplicates().increment();
        return positionAfter(partition, record, position);
      }
      case GAP -> {
        stopped.report(partition, MessageGap.before(message, position));
        return position;
      }
    }
    return position.after(message).at(record.offset() + 1);
  }

  /** What waits behind a gap is read again once it is closed or given up. */
  private ConsumerPosition positionAfter(
      TopicPartition partition, ConsumerRecord<?, ?> record, ConsumerPosition position) {
    return stopped.hasGap(partition) ? position : position.at(record.offset() + 1);
  }

  private @Nullable CloudEventMessage read(
      TopicPartition partition, ConsumerRecord<String, byte[]> record, ConsumerPosition position) {
    try {
      return CloudEventMessage.from(record);
    } catch (RuntimeException e) {
      putAside(partition, record, CloudEventMessage.unreadable(record), position, e.getMessage());
      return null;
    }
  }

  private void deliverOrPutAside(
      TopicPartition partition,
      ConsumerRecord<String, byte[]> record,
      CloudEventMessage message,
      ConsumerPosition position,
      Set<String> blocked) {
    if (blocked.contains(message.subject())) {
      putAside(partition, record, message, position, "waits behind another of the same subject");
      return;
    }
    try {
      retries.execute(
          () -> {
            deliver(partition, message, position, TraceHeader.of(record.headers()));
            return true;
          });
    } catch (RetryException e) {
      var failure = e.getCause();
      if (failure instanceof PartitionLostException lost) throw lost;
      if (failure instanceof Error error && ListenerFailure.isOfInstallation(error)) throw error;
      if (TransientFailures.causedBy(failure))
        throw new IllegalStateException("a store is away", failure);
      blocked.add(message.subject());
      putAside(partition, record, message, position, failure.getMessage());
    }
  }

  /** What no further attempt at the same message cures. */
  private static boolean isOfPlatform(Throwable failure) {
    return failure instanceof PartitionLostException
        || ListenerFailure.isOfInstallation(failure)
        || TransientFailures.causedBy(failure);
  }

  private void deliver(
      TopicPartition partition,
      CloudEventMessage message,
      ConsumerPosition position,
      @Nullable String traceparent) {
    Runnable handling =
        () ->
            MessageScope.run(
                message.origin(),
                () -> store.isAssigned(partition, position.epoch()),
                () -> listener.handle(message));
    meters
        .handled()
        .record(() -> tracing.follow(TracedStep.MESSAGE, message.type(), traceparent, handling));
  }

  private void putAside(
      TopicPartition partition,
      ConsumerRecord<?, ?> record,
      CloudEventMessage message,
      ConsumerPosition position,
      @Nullable String why) {
    if (!store.isAssigned(partition, position.epoch()))
      throw new PartitionLostException(message.origin());
    mayHaveDeadLetters = true;
    var letter = DeadLetter.of(listener.name(), record.partition(), record.offset(), message, why);
    LOG.warn(
        "{} of {} becomes dead letter {}: {}", message.type(), message.subject(), letter.id(), why);
    deadLetters.put(letter);
  }

  /**
   * Notices, where it is stopped, that an operator has decided.
   *
   * @throws IllegalStateException if so: this instance begins again at the stored position
   */
  void checkDecisions() {
    for (var partition : stopped().keySet()) {
      var position = positions.get(partition);
      if (position != null && !store.isAssigned(partition, position.epoch()))
        throw new IllegalStateException(partition + " begins again at its stored position");
    }
  }

  /**
   * Whether a dead letter may be there: of the partitions that it is assigned, this instance alone
   * puts messages aside, and knows by {@link #retryDeadLetters} when none is left.
   */
  boolean mayHaveDeadLetters() {
    return mayHaveDeadLetters;
  }

  /** Delivers the dead letters for which an operator asked, in the partitions of this instance. */
  void retryDeadLetters() {
    var waiting = deadLetters.waiting(listener.name());
    mayHaveDeadLetters = waiting.all() > 0;
    if (waiting.toRetry() == 0) return;
    var failed = new HashSet<String>();
    for (var letter : deadLetters.toRetry(listener.name())) {
      var partition = new TopicPartition(listener.topic(), letter.partition());
      var position = positions.get(partition);
      if (position == null) continue;
      var subject = letter.message().subject();
      if (failed.contains(subject)) deadLetters.put(letter.failedAgain(letter.why()));
      else if (!retry(partition, letter, position)) failed.add(subject);
    }
  }

  private boolean retry(TopicPartition partition, DeadLetter letter, ConsumerPosition position) {
    try {
      deliver(partition, deadLetters.message(letter), position, null);
      return deadLetters.drop(letter.id());
    } catch (RuntimeException e) {
      if (isOfPlatform(e)) throw e;
      deadLetters.put(letter.failedAgain(String.valueOf(e.getMessage())));
      return false;
    } catch (Error e) { // else it would be delivered again and again, before all others
      LOG.error("Dead letter {} failed again", letter.id(), e);
      deadLetters.put(letter.failedAgain(e.toString()));
      if (MachineErrors.endsThread(e)) throw e;
      return false;
    }
  }

  /** Why it is stopped, by partition; empty when all is well. */
  Map<TopicPartition, String> stopped() {
    var all = stopped.reasons();
    all.putAll(restored.stopped());
    return all;
  }
}

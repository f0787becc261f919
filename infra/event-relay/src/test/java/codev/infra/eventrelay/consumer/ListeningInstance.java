package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.consumer.RosterListener.Pause;
import codev.infra.eventrelay.consumer.RosterListener.Signal;
import codev.infra.testkit.TestTimeouts;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One instance of a service as a {@link MessageConsumer} runs it, whose polls can be paused. */
final class ListeningInstance {
  private static final String TOPIC_ID = "topic";

  private final RosterListener listener;
  private final IdempotentDispatcher dispatcher;
  private final TopicPartition partition;
  private final BooleanSupplier isOwner;
  private boolean paused;
  private volatile boolean failed;
  private long offset;
  private long endOfBatch;

  /**
   * @param isOwner whether the partition is assigned to this instance
   */
  ListeningInstance(
      RosterListener listener,
      IdempotentDispatcher dispatcher,
      TopicPartition partition,
      BooleanSupplier isOwner) {
    this.isOwner = isOwner;
    this.listener = listener;
    this.dispatcher = dispatcher;
    this.partition = partition;
  }

  /** Whether it is paused in the middle of a message. */
  boolean isPaused() {
    return paused;
  }

  boolean isBehind(List<ConsumerRecord<String, byte[]>> records) {
    return offset < records.size();
  }

  void assign() {
    offset = dispatcher.assign(partition, TOPIC_ID, 0, () -> 0);
  }

  void revoke() {
    dispatcher.revoke(Set.of(partition));
  }

  /** Returns when the records have been dispatched, or when it is paused. */
  void poll(List<ConsumerRecord<String, byte[]>> records, int count, Pause pause) {
    endOfBatch = Math.min(records.size(), offset + count);
    var batch = List.copyOf(records.subList((int) offset, (int) endOfBatch));
    if (batch.isEmpty()) return;
    listener.pauseNextAt(pause);
    Thread.ofVirtual().start(() -> dispatch(batch));
    awaitSignal();
  }

  /** Returns when what it had read is dispatched. */
  void resume() {
    listener.release();
    awaitSignal();
  }

  private void awaitSignal() {
    try {
      var signal = listener.signals().poll(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (signal == null) throw new AssertionError("It neither ends nor comes to where it pauses");
      paused = signal == Signal.PAUSED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (paused) return;
    listener.pauseNextAt(Pause.NOWHERE);
    offset = endOfBatch;
    // the consumer is created anew, and begins at the stored position where it is assigned any
    if (failed && isOwner.getAsBoolean()) assign();
    failed = false;
  }

  private void dispatch(List<ConsumerRecord<String, byte[]>> batch) {
    try {
      dispatcher.dispatch(partition, batch);
    } catch (RuntimeException e) {
      failed = true;
    } finally {
      listener.signals().add(Signal.HAS_ENDED);
    }
  }
}

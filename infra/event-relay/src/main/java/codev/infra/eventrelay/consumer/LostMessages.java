package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.PartitionReader;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.signature.MessageVerifier;
import codev.infra.eventstore.axon.MessageOrigin;
import codev.infra.eventstore.axon.MessageScope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener has handled of messages whose events are lost, since their service was restored
 * to an earlier state under kept brokers. Where an operator asks for it, the listener takes back
 * what it can, the latest first. What is not from that service counts for nothing here either:
 * others could otherwise have things taken back that are true.
 */
public final class LostMessages {
  private static final Logger LOG = LoggerFactory.getLogger(LostMessages.class);

  /** Above all positions of a log: a later message is taken back under a smaller number. */
  private static final long BEYOND = 1L << 40;

  private final MessageListener listener;
  private final ConsumerPositionStore positions;
  private final DeadLetterQueue deadLetters;
  private final TopicAdmin topics;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final MessageVerifier verifier;
  private final InstantSource clock;

  /**
   * @param dataSource of the listener's service
   * @param verifier tells what the topic's service has published from what others have written
   * @param clock says at which moment something is taken back
   */
  public LostMessages(
      MessageListener listener,
      DataSource dataSource,
      TopicAdmin topics,
      Supplier<Consumer<String, byte[]>> consumers,
      MessageVerifier verifier,
      InstantSource clock) {
    this.listener = listener;
    positions = new ConsumerPositionStore(dataSource, listener.name());
    deadLetters = new DeadLetterQueue(dataSource);
    this.topics = topics;
    this.consumers = consumers;
    this.verifier = verifier;
    this.clock = clock;
  }

  /**
   * A message that the listener has handled and whose event is lost.
   *
   * @param undone whether what was done for it has been taken back; if not, a person has to decide
   */
  public record LostMessage(
      String source, long n, String type, String subject, Instant at, boolean undone) {}

  /**
   * A message whose event is lost, as it stands in the topic.
   *
   * @param isVerified false also for what an earlier version has published, which did not sign
   */
  private record TopicMessage(CloudEventMessage message, boolean isVerified) {}

  public String listener() {
    return listener.name();
  }

  /**
   * Takes back what can be, and drops what waits as a dead letter, which has had no effect yet. A
   * second time it changes nothing more: aggregates know what they have taken back.
   */
  public List<LostMessage> undo() throws InterruptedException, ExecutionException {
    var all = new ArrayList<LostMessage>();
    topics.ensure(listener.topic());
    try (var consumer = consumers.get()) {
      for (var handled : positions.partitions()) {
        var partition = new TopicPartition(handled.topic(), handled.partition());
        all.addAll(undo(new PartitionReader(consumer, partition), handled.handled()));
      }
    }
    return all;
  }

  /**
   * @param handled position of the last message of each source
   */
  private List<LostMessage> undo(PartitionReader partition, Map<String, Long> handled) {
    var begin = partition.begin();
    var end = partition.end();
    var events = new LostEvents();
    partition.read(
        begin,
        end,
        record ->
            TimelineBeginning.of(record)
                .filter(_ -> isVerified(record, CloudEventMessage.from(record)))
                .ifPresent(events::add));
    if (events.isEmpty()) return List.of();
    var lost = new ArrayList<TopicMessage>();
    var changedSince = new HashSet<String>();
    partition.read(
        begin,
        end,
        record -> {
          var message = message(record).orElse(null);
          if (message == null || TimelineBeginning.isOne(message)) return;
          if (events.isSince(message)) {
            if (isVerified(record, message)) changedSince.add(message.subject());
          } else if (events.contains(message)
              && message.n() <= handled.getOrDefault(message.source(), 0L))
            lost.add(new TopicMessage(message, isVerified(record, message)));
        });
    return lost.stream()
        .distinct() // published again, it is there twice
        .sorted(Comparator.comparingLong((TopicMessage found) -> found.message().n()).reversed())
        .map(found -> undo(found, events, changedSince))
        .toList();
  }

  private boolean isVerified(ConsumerRecord<?, ?> record, CloudEventMessage message) {
    return verifier.refusal(record, message).isEmpty();
  }

  private static Optional<CloudEventMessage> message(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(CloudEventMessage.from(record));
    } catch (RuntimeException _) {
      return Optional.empty(); // is a dead letter
    }
  }

  private LostMessage undo(TopicMessage found, LostEvents events, Set<String> changedSince) {
    var lost = found.message();
    var loss = events.loss(lost).orElseThrow();
    var isUndone =
        found.isVerified()
            && (deadLetters.drop(DeadLetter.idOf(listener.name(), lost))
                || (!changedSince.contains(lost.subject()) && tryUndo(lost, loss)));
    return new LostMessage(
        lost.source(), lost.n(), lost.type(), lost.subject(), lost.at(), isUndone);
  }

  private boolean tryUndo(CloudEventMessage lost, TimelineBeginning loss) {
    var source = "undo/" + loss.number() + "/" + lost.source();
    var origin = new MessageOrigin(source, lost.subject(), BEYOND - lost.n());
    var isUndone = new AtomicBoolean();
    try {
      MessageScope.run(
          origin, () -> true, () -> isUndone.set(listener.undo(lost.takenBackAt(clock.instant()))));
    } catch (RuntimeException e) {
      if (TransientFailures.causedBy(e)) throw e;
      LOG.warn("Listener {} does not take back {} {}", listener.name(), lost.type(), lost.n(), e);
      return false;
    }
    return isUndone.get();
  }
}

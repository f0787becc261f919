package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.Timelines;
import codev.infra.eventrelay.Timelines.Timeline;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.signature.MessageSigner;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sets the outbox back, so that everything from a position of the log on is published again.
 * Listeners drop what they have handled and take what they have missed.
 */
public final class Republication<E> {
  private static final int PAGE = 2_000;

  private final String service;
  private final String processor;
  private final MessageMapper<E> mapper;
  private final OutboxTokenStore tokens;
  private final TopicAdmin topics;
  private final TopicLogComparison published;
  private final EventLog log;
  private final EventReader reader;
  private final Supplier<Producer<String, byte[]>> producers;
  private final MessageSigner signer;

  Republication(
      String service,
      MessageMapper<E> mapper,
      OutboxTokenStore tokens,
      TopicAdmin topics,
      TopicLogComparison published,
      EventLog log,
      EventReader reader,
      Supplier<Producer<String, byte[]>> producers,
      MessageSigner signer) {
    this.service = service;
    this.processor = OutboxPublisher.nameOf(mapper);
    this.mapper = mapper;
    this.tokens = tokens;
    this.topics = topics;
    this.published = published;
    this.log = log;
    this.reader = reader;
    this.producers = producers;
    this.signer = signer;
  }

  /**
   * State of the outbox.
   *
   * @param position up to which the log is published
   * @param timeline 1 until the log is restored to an earlier state
   */
  public record State(long position, List<Long> lastPublished, int timeline) {}

  public State state() {
    var token = tokens.find(processor);
    return new State(token.logPosition().position(), token.lastPublished(), token.timeline());
  }

  /**
   * Each event keeps the source of its first publication. The instance that publishes notices it
   * within the poll interval of the event processors.
   *
   * @return the position from which it publishes
   */
  public long from(long position) {
    var token = tokens.find(processor);
    long first = Math.min(position, token.logPosition().position() + 1);
    tokens.reset(processor, before(first, token));
    return first;
  }

  /**
   * After the log was restored to an earlier state: publishes from now on as another source, whose
   * positions listeners do not compare with those of the lost events. What the topic has already
   * from before is not published again, unless something before it is missing. Its beginning is
   * written to each partition, so that listeners whose own database was restored as well skip the
   * messages of lost events.
   *
   * @return the messages whose events are lost: neighbours have handled them, or will
   */
  public List<OrphanedMessage> beginTimeline() throws InterruptedException, ExecutionException {
    var partitions = topics.ensure(mapper.topic()).partitions();
    var token = tokens.find(processor);
    var storedTimelines = tokens.timelines(processor);
    var comparison = published.compare(storedTimelines, partitions);
    if (comparison.undone().isEmpty() && comparison.latestTimeline() == storedTimelines.latest())
      return List.of();
    var unpublished = firstUnpublished(token.logPosition().position(), comparison.positions());
    var last = lastBefore(comparison, unpublished);
    var timeline = new Timeline(comparison.latestTimeline() + 1, last);
    publish(beginning(storedTimelines, timeline), partitions);
    tokens.beginTimeline(
        processor,
        timeline,
        unpublished <= last
            ? before(unpublished, token)
            : new OutboxToken(
                positionOf(last), Collections.nCopies(partitions, 0L), timeline.number()));
    return comparison.undone();
  }

  /**
   * The last position before a new timeline. What was published in part has messages behind one
   * that is missing, in other partitions: they keep their source, and the missing one is published
   * under it too.
   */
  private long lastBefore(TopicLogComparison.Comparison comparison, long unpublished) {
    var shared = Math.min(comparison.lastShared(), comparison.firstLost() - 1);
    var next =
        unpublished > shared ? unpublished : firstUnpublished(shared, comparison.positions());
    return Math.min(next, comparison.firstLost()) - 1;
  }

  private TimelineBeginning beginning(Timelines known, Timeline next) {
    var all = new ArrayList<>(known.restored());
    all.add(next);
    return new TimelineBeginning(service, next.number(), all);
  }

  /** Before the timeline begins: should that fail, the next attempt begins a later one. */
  private void publish(TimelineBeginning beginning, int partitions)
      throws InterruptedException, ExecutionException {
    var message = beginning.message(Instant.now());
    try (var producer = producers.get()) {
      for (int partition = 0; partition < partitions; partition++)
        producer.send(signer.sign(message, mapper.topic(), partition)).get();
    }
  }

  private LogPosition positionOf(long position) {
    if (position == 0) return LogPosition.START;
    var hash =
        log.hashAt(position)
            .orElseThrow(() -> new IllegalStateException("no event at " + position));
    return new LogPosition(position, hash);
  }

  private long firstUnpublished(long after, BitSet positions) {
    var head = log.head().position();
    for (long from = after; from < head; from += PAGE)
      for (var recorded : reader.between(mapper.eventType(), from, Math.min(from + PAGE, head)))
        if (!positions.get(Math.toIntExact(recorded.position()))
            && mapper.map(recorded).isPresent()) return recorded.position();
    return head + 1;
  }

  /** The token as it was when the event at this position had not been published. */
  private OutboxToken before(long first, OutboxToken token) {
    var partitions = token.lastPublished().size();
    if (first == 1 || partitions == 0) return OutboxToken.START;
    var timelines = tokens.timelines(processor);
    var timeline = timelines.of(first);
    var lastPublished = new ArrayList<Long>(Collections.nCopies(partitions, 0L));
    for (long after = timelines.beginning(timeline); after < first - 1; after += PAGE)
      for (var recorded :
          reader.between(mapper.eventType(), after, Math.min(after + PAGE, first - 1)))
        if (mapper.map(recorded).isPresent())
          lastPublished.set(
              OutboxPublisher.partitionOf(recorded.aggregateId(), partitions), recorded.position());
    return new OutboxToken(positionOf(first - 1), List.copyOf(lastPublished), timeline);
  }
}

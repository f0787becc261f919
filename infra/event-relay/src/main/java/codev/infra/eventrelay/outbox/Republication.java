package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.TopicCreator;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

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
  private final TopicCreator topics;
  private final TopicLogComparison published;
  private final EventLog log;
  private final EventReader reader;

  Republication(
      String service,
      MessageMapper<E> mapper,
      OutboxTokenStore tokens,
      TopicCreator topics,
      TopicLogComparison published,
      EventLog log,
      EventReader reader) {
    this.service = service;
    this.processor = OutboxPublisher.nameOf(mapper);
    this.mapper = mapper;
    this.tokens = tokens;
    this.topics = topics;
    this.published = published;
    this.log = log;
    this.reader = reader;
  }

  /**
   * State of the outbox.
   *
   * @param position up to which the log is published
   */
  public record State(long position, List<Long> lastPublished) {}

  public State state() {
    var token = tokens.find(processor);
    return new State(token.logPosition().position(), token.lastPublished());
  }

  /**
   * The instance that publishes notices it within the poll interval of the event processors.
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
   * from before is not published again.
   *
   * @return the messages whose events are lost: neighbours have handled them, or will
   */
  public List<OrphanedMessage> beginTimeline() throws InterruptedException, ExecutionException {
    var partitions = topics.ensure(mapper.topic()).partitions();
    var token = tokens.find(processor);
    var comparison = published.compare(token.source(service), partitions);
    if (comparison.undone().isEmpty()) return List.of();
    var last = firstUnpublished(token.logPosition().position(), comparison.positions()) - 1;
    var position =
        last == 0 ? LogPosition.START : new LogPosition(last, log.hashAt(last).orElseThrow());
    tokens.reset(
        processor,
        new OutboxToken(position, Collections.nCopies(partitions, 0L), token.timeline() + 1));
    return comparison.undone();
  }

  private long firstUnpublished(long after, Set<Long> positions) {
    var head = log.head().position();
    for (long from = after; from < head; from += PAGE)
      for (var recorded : reader.between(mapper.eventType(), from, Math.min(from + PAGE, head)))
        if (!positions.contains(recorded.position()) && mapper.map(recorded).isPresent())
          return recorded.position();
    return head + 1;
  }

  /** The token as it was when the event at this position had not been published. */
  private OutboxToken before(long first, OutboxToken token) {
    var partitions = token.lastPublished().size();
    if (first == 1 || partitions == 0)
      return new OutboxToken(LogPosition.START, List.of(), token.timeline());
    var hash =
        log.hashAt(first - 1)
            .orElseThrow(() -> new IllegalStateException("no event at " + (first - 1)));
    var lastPublished = new ArrayList<Long>(Collections.nCopies(partitions, 0L));
    for (long after = 0; after < first - 1; after += PAGE)
      for (var recorded :
          reader.between(mapper.eventType(), after, Math.min(after + PAGE, first - 1)))
        if (mapper.map(recorded).isPresent())
          lastPublished.set(
              OutboxPublisher.partitionOf(recorded.aggregateId(), partitions), recorded.position());
    return new OutboxToken(
        new LogPosition(first - 1, hash), List.copyOf(lastPublished), token.timeline());
  }
}

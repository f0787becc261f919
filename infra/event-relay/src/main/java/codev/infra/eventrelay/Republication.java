package codev.infra.eventrelay;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Sets the outbox back, so that everything from a position of the log on is published again.
 * Listeners drop what they have handled and take what they have missed.
 */
final class Republication<E> {
  private static final int PAGE = 2_000;

  private final String processor;
  private final MessageMapper<E> mapper;
  private final OutboxTokenStore tokens;
  private final EventLog log;
  private final EventReader reader;

  Republication(
      String processor,
      MessageMapper<E> mapper,
      OutboxTokenStore tokens,
      EventLog log,
      EventReader reader) {
    this.processor = processor;
    this.mapper = mapper;
    this.tokens = tokens;
    this.log = log;
    this.reader = reader;
  }

  RelayEndpoint.OutboxState state() {
    var token = tokens.find(processor);
    return new RelayEndpoint.OutboxState(token.logPosition().position(), token.lastPublished());
  }

  /**
   * The instance that publishes notices it within the poll interval of the event processors.
   *
   * @return the position from which it publishes
   */
  long from(long position) {
    var token = tokens.find(processor);
    long first = Math.min(position, token.logPosition().position() + 1);
    tokens.reset(processor, before(first, token.lastPublished().size()));
    return first;
  }

  /** The token as it was when the event at this position had not been published. */
  private OutboxToken before(long first, int partitions) {
    if (first == 1 || partitions == 0) return OutboxToken.START;
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
    return new OutboxToken(new LogPosition(first - 1, hash), List.copyOf(lastPublished));
  }
}

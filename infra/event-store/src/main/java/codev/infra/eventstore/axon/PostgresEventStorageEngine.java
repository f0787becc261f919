package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.Commit;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.NewEvent;
import codev.infra.eventstore.log.PrefetchingPageIterator;
import codev.infra.eventstore.log.StaleCommitException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine on the event log. Tokens are positions; there are no snapshots, since
 * aggregates are short and cached.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {
  /** Events read in one go when everything is read. */
  private static final int PAGE = 2_000;

  private final EventLog log;
  private final Serializer serializer;
  private final EventUpcaster upcasters;
  private final PayloadProtection protection;

  public PostgresEventStorageEngine(EventLog log, Serializer serializer, EventUpcaster upcasters) {
    this(log, serializer, upcasters, PayloadProtection.none());
  }

  /**
   * @param protection the one that the serializer has
   */
  public PostgresEventStorageEngine(
      EventLog log, Serializer serializer, EventUpcaster upcasters, PayloadProtection protection) {
    this.log = log;
    this.serializer = serializer;
    this.upcasters = upcasters;
    this.protection = protection;
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (events.isEmpty()) return;
    var context = CommandContext.CURRENT.isBound() ? CommandContext.CURRENT.get() : null;
    var metadata = context == null ? Map.<String, Object>of() : context.metadata();
    var traceparent = context == null ? null : context.traceparent();
    var commit =
        commit(events.stream().map(event -> domainEvent(event, metadata)).toList())
            .tracedBy(traceparent);
    if (context != null) context.prepareAppend();
    try {
      var position = log.append(commit);
      if (context != null) context.appendedUpTo(position);
    } catch (StaleCommitException e) {
      throw e.creation()
          ? new AggregateStreamCreationException(e.getMessage(), e)
          : new ConcurrencyException(e.getMessage(), e);
    }
  }

  private static DomainEventMessage<?> domainEvent(
      EventMessage<?> message, Map<String, Object> metadata) {
    if (message instanceof DomainEventMessage<?> event) return event.andMetaData(metadata);
    throw new IllegalArgumentException(
        "Only events of aggregates can be stored: " + message.getPayloadType());
  }

  private Commit commit(List<? extends DomainEventMessage<?>> events) {
    if (events.stream().map(PostgresEventStorageEngine::aggregate).distinct().count() > 1)
      throw new IllegalArgumentException(
          "A commit holds the events of one aggregate only: " + events);
    return Commit.of(
        aggregate(events.getFirst()),
        events.getFirst().getSequenceNumber(),
        events.stream().map(this::draft).toList());
  }

  private static EventRow.Aggregate aggregate(DomainEventMessage<?> event) {
    return new EventRow.Aggregate(event.getType(), event.getAggregateIdentifier());
  }

  private NewEvent draft(DomainEventMessage<?> event) {
    var payload = event.serializePayload(serializer, byte[].class);
    return new NewEvent(
        event.getIdentifier(),
        payload.getType().getName(),
        Optional.ofNullable(payload.getType().getRevision()).orElse("1"),
        payload.getData(),
        event.serializeMetaData(serializer, byte[].class).getData(),
        event.getTimestamp());
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken token, boolean mayBlock) {
    long after = token == null ? 0 : token.position().orElseThrow();
    var pages =
        new PrefetchingPageIterator<>(
            after, PAGE, from -> withPreparedKeys(log.page(from, PAGE)), EventRow::position);
    return messages(
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false)
            .flatMap(List::stream));
  }

  @Override
  public DomainEventStream readEvents(String aggregateId, long firstSequence) {
    return history(log.history(aggregateId, firstSequence));
  }

  /** These rows, of which many are read one after the other. */
  List<EventRow> withPreparedKeys(List<EventRow> rows) {
    if (rows.size() > 1) protection.prepare(rows);
    return rows;
  }

  /** Its events, from the rows of its whole history. */
  DomainEventStream history(List<EventRow> entries) {
    return EventStreamUtils.upcastAndDeserializeDomainEvents(
        entries.stream().map(StoredEventData::new), serializer, upcasters);
  }

  /** As today's types, each deserialized when it is first accessed. */
  Stream<TrackedEventMessage<?>> messages(Stream<EventRow> entries) {
    return EventUtils.upcastAndDeserializeTrackedEvents(
        entries.map(StoredEventData::new), serializer, upcasters);
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateId) {
    return log.lastSequenceOf(aggregateId);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(log.head().position());
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("Snapshots are not supported");
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
    return Optional.empty();
  }

  private record StoredEventData(EventRow entry)
      implements DomainEventData<byte[]>, TrackedEventData<byte[]> {
    @Override
    public TrackingToken trackingToken() {
      return new GlobalSequenceTrackingToken(entry.position());
    }

    @Override
    public String getType() {
      return entry.aggregate().type();
    }

    @Override
    public String getAggregateIdentifier() {
      return entry.aggregate().id();
    }

    @Override
    public long getSequenceNumber() {
      return entry.sequence();
    }

    @Override
    public String getEventIdentifier() {
      return entry.event().eventId();
    }

    @Override
    public Instant getTimestamp() {
      return entry.event().at();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
      return new SerializedMetaData<>(entry.event().metadata(), byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
      return new SimpleSerializedObject<>(
          entry.event().payload(), byte[].class, entry.event().type(), entry.event().revision());
    }
  }
}

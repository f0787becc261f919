package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.desk.DeskEvent.DeskMoved;
import codev.infra.eventstore.log.LogPosition;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stores its position with each move of a desk, and passes other events in memory. */
class MovesProcessor implements EventProcessor<DeskMoved> {
  final List<RecordedEvent<DeskMoved>> processed = new CopyOnWriteArrayList<>();

  /** Those to which it has come since it was started. */
  final List<Long> positions = new CopyOnWriteArrayList<>();

  final AtomicInteger batches = new AtomicInteger();
  final AtomicInteger passes = new AtomicInteger();
  final AtomicInteger terms = new AtomicInteger();
  private final AtomicReference<LogPosition> store;

  MovesProcessor() {
    this(new AtomicReference<>(LogPosition.START));
  }

  /**
   * @param store of all instances
   */
  MovesProcessor(AtomicReference<LogPosition> store) {
    this.store = store;
  }

  /** How far it has come. */
  long reached() {
    return positions.isEmpty() ? 0 : positions.getLast();
  }

  @Override
  public String name() {
    return "moves";
  }

  @Override
  public Class<DeskMoved> eventType() {
    return DeskMoved.class;
  }

  @Override
  public LogPosition savedPosition() {
    terms.incrementAndGet();
    return store.get();
  }

  @Override
  public void process(List<RecordedEvent<DeskMoved>> batch, LogPosition upTo) {
    batches.incrementAndGet();
    processed.addAll(batch);
    positions.add(upTo.position());
    if (!batch.isEmpty()) store.set(upTo);
  }

  @Override
  public boolean pass(List<RecordedEvent<DeskMoved>> batch, LogPosition upTo) {
    if (!batch.isEmpty()) return false;
    positions.add(upTo.position());
    passes.incrementAndGet();
    return true;
  }
}

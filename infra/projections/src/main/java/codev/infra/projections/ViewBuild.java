package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.authenticity.DocumentPutBackException;
import codev.infra.projections.authenticity.ViewAlteredException;
import codev.infra.projections.memory.BuildLimits;
import codev.infra.projections.memory.MemoryBudget;
import codev.infra.projections.memory.ObjectSizes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Folds the log into the documents of a generation that nobody reads yet, in memory. Where all
 * builds together hold too much, the documents that were touched least recently are written and
 * forgotten. Before a position is stored all that have changed are written: one that is further
 * than the position then is not folded again, since each carries its own.
 */
final class ViewBuild<E, D> implements BatchFold.Drafts<D>, AutoCloseable {
  private static final int MOST_WRITTEN = 200;
  private static final long MOST_BYTES_WRITTEN = 2 << 20;

  /** Documents that are touched in one go, unless they are large. */
  private static final int MOST_TOUCHED = 200;

  /** As long as it is not known how large they are. */
  private static final int FIRST_TOUCHED = 10;

  /** Of what a build may hold in any case, so much stays when it gives back. */
  private static final double STAYS = 0.75;

  private static final float LOAD_FACTOR = 0.75f;

  private final BatchFold<E, D> fold;
  private final DocumentCollection<D> documents;
  private final LongSupplier stored;
  private final BuildLimits limits;
  private final Runnable progress;
  private final MemoryBudget.Part memory;
  private final Map<String, HeldDocument<D>> held = new LinkedHashMap<>(16, LOAD_FACTOR, true);
  private long averageBytes;
  private long foldedUpTo;
  private long storedAt = System.nanoTime();

  /**
   * @param foldedUpTo position after which the events come that are folded
   * @param stored position of the token as it is stored at this moment
   * @param progress to be run after each step
   */
  ViewBuild(
      BatchFold<E, D> fold,
      DocumentCollection<D> documents,
      long foldedUpTo,
      LongSupplier stored,
      BuildLimits limits,
      Runnable progress) {
    this.fold = fold;
    this.documents = documents;
    this.foldedUpTo = foldedUpTo;
    this.stored = stored;
    this.limits = limits;
    this.progress = progress;
    memory = limits.memory().open();
    averageBytes = memory.equalPart() / FIRST_TOUCHED;
  }

  /** A document in memory; it is there also while nothing is stored under its id. */
  private static final class HeldDocument<D> {
    /** Of its id and its place, without what it holds. */
    private static final int BYTES = 250;

    private @Nullable StoredDocument<D> document;
    private @Nullable Long readPosition;
    private boolean changed;
    private int touched;
    private int measuredWhenTouched;
    private long measured;
    private long growth;

    static <D> HeldDocument<D> absent() {
      return new HeldDocument<>();
    }

    static <D> HeldDocument<D> read(StoredDocument<D> stored) {
      var read = new HeldDocument<D>();
      read.document = stored;
      read.readPosition = stored.upTo();
      read.measure(stored);
      return read;
    }

    /** Measured each time that it was touched twice as often; it is taken to grow meanwhile. */
    void change(StoredDocument<D> after) {
      document = after;
      changed = true;
      touched++;
      if (touched >= 2 * measuredWhenTouched) measure(after);
    }

    private void measure(StoredDocument<D> current) {
      var bytes = ObjectSizes.of(current.document());
      var times = Math.max(1, touched - measuredWhenTouched);
      growth = Math.max(0, bytes - measured) / times;
      measured = bytes;
      measuredWhenTouched = touched;
    }

    long bytes() {
      return BYTES + measured + growth * (touched - measuredWhenTouched);
    }

    StoredDocument<D> current() {
      return Objects.requireNonNull(document);
    }

    void noteWritten() {
      changed = false;
      readPosition = current().upTo();
    }
  }

  /**
   * @param upTo position that the log is folded up to then
   * @return how many documents were written meanwhile
   */
  int take(List<RecordedEvent<E>> batch, LogPosition upTo) {
    int written = 0;
    int from = 0;
    while (from < batch.size()) {
      var end = endOfStep(batch, from);
      fold.into(this, batch.subList(from, end));
      foldedUpTo = batch.get(end - 1).position();
      from = end;
      if (!held.isEmpty()) averageBytes = memory.held() / held.size();
      written += freeMemory();
    }
    foldedUpTo = upTo.position();
    return written;
  }

  /** What the events of one step touch is held at the same time. */
  private int endOfStep(List<RecordedEvent<E>> batch, int from) {
    var mostTouched = mostTouched();
    var touched = new HashSet<String>();
    int end = from;
    while (end < batch.size()) {
      fold.projection().touched(batch.get(end)).forEach(touched::add);
      if (touched.size() > mostTouched && end > from) break;
      end++;
    }
    return end;
  }

  private long mostTouched() {
    return Math.clamp(memory.equalPart() / Math.max(1, averageBytes), 1, MOST_TOUCHED);
  }

  /**
   * Where one is not as far as it was written since the position was stored, it is not known how
   * far back the store has gone: then the build begins again.
   *
   * @throws ProcessorRestartException if events before these have to be folded once more
   * @throws ViewAlteredException if all have
   */
  @Override
  public void fetch(Collection<String> ids) {
    var missing = ids.stream().filter(id -> held.get(id) == null).toList();
    try {
      documents
          .byIdUnkept(missing, foldedUpTo)
          .forEach(found -> hold(found.id(), HeldDocument.read(found)));
    } catch (DocumentPutBackException e) {
      var position = stored.getAsLong();
      documents.verify(e, position);
      if (position < e.upTo())
        throw new ViewAlteredException(e.view(), String.valueOf(e.getMessage()));
      throw new ProcessorRestartException(e.getMessage() + " any more");
    }
    for (var id : missing) if (held.get(id) == null) hold(id, HeldDocument.absent());
  }

  private void hold(String id, HeldDocument<D> document) {
    held.put(id, document);
    memory.hold(document.bytes());
  }

  @Override
  public @Nullable StoredDocument<D> find(String id) {
    return fetched(id).document;
  }

  @Override
  public void put(StoredDocument<D> after) {
    var document = fetched(after.id());
    var before = document.bytes();
    document.change(after);
    memory.hold(document.bytes() - before);
  }

  private HeldDocument<D> fetched(String id) {
    return Objects.requireNonNull(held.get(id), "A document was not fetched");
  }

  /** Whether it is time to store the position. */
  boolean isDue() {
    return System.nanoTime() - storedAt >= limits.betweenPositions().toNanos();
  }

  /**
   * Writes all that has changed, before the position is stored.
   *
   * @return how many documents that were
   */
  int writeBack() {
    var changed = held.entrySet().stream().filter(entry -> entry.getValue().changed).toList();
    int written = 0;
    while (written < changed.size()) {
      var some = some(changed.subList(written, changed.size()), Long.MAX_VALUE);
      write(some);
      written += some.size();
    }
    storedAt = System.nanoTime();
    return written;
  }

  /** What is larger than expected is given back at once. */
  private int freeMemory() {
    if (!memory.isExceeded()) return 0;
    var toStay = (long) (STAYS * memory.equalPart());
    int written = 0;
    while (memory.held() > toStay && !held.isEmpty()) {
      var eldest = some(held.entrySet(), memory.held() - toStay);
      var changed = eldest.stream().filter(entry -> entry.getValue().changed).toList();
      write(changed);
      written += changed.size();
      eldest.forEach(entry -> forget(entry.getKey()));
    }
    return written;
  }

  /** The first ones, as many as are written at once, and no more than are to be freed. */
  private List<Map.Entry<String, HeldDocument<D>>> some(
      Iterable<Map.Entry<String, HeldDocument<D>>> from, long mostBytes) {
    var some = new ArrayList<Map.Entry<String, HeldDocument<D>>>();
    long bytes = 0;
    for (var entry : from) {
      some.add(entry);
      bytes += entry.getValue().bytes();
      if (some.size() == MOST_WRITTEN || bytes >= Math.min(mostBytes, MOST_BYTES_WRITTEN)) break;
    }
    return some;
  }

  /** Where another writer was faster, what is stored is read again. */
  private void write(List<Map.Entry<String, HeldDocument<D>>> changed) {
    if (changed.isEmpty()) return;
    var read = new HashMap<String, Long>();
    for (var entry : changed) {
      var position = entry.getValue().readPosition;
      if (position != null) read.put(entry.getKey(), position);
    }
    var current = changed.stream().map(entry -> entry.getValue().current()).toList();
    var isStored =
        limits
            .memory()
            .write(progress, () -> documents.save(new StoredDocument.Changes<>(current, read)));
    for (var entry : changed)
      if (isStored) entry.getValue().noteWritten();
      else forget(entry.getKey());
    progress.run();
  }

  private void forget(String id) {
    var forgotten = held.remove(id);
    if (forgotten != null) memory.hold(-forgotten.bytes());
  }

  /** What was not written is folded again from the stored position. */
  @Override
  public void close() {
    held.clear();
    memory.close();
  }
}

package codev.infra.eventstore.audit;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of several exports, by position: each export has its own in order, and one of
 * each is in memory.
 */
final class CheckpointQueue {
  private final PriorityQueue<Source> sources =
      new PriorityQueue<>(Comparator.comparingLong(source -> source.next.position()));

  /** Its next checkpoint, and the rest. */
  private static final class Source {
    private final Iterator<Checkpoint> rest;
    private Checkpoint next;

    Source(Iterator<Checkpoint> all) {
      this.rest = all;
      this.next = all.next();
    }

    boolean advance() {
      if (!rest.hasNext()) return false;
      var before = next.position();
      next = rest.next();
      if (next.position() < before)
        throw new AlterationException(
            next.position(), "its checkpoint stands after the one of position " + before);
      return true;
    }
  }

  CheckpointQueue(List<Iterator<Checkpoint>> all) {
    all.stream().filter(Iterator::hasNext).map(Source::new).forEach(sources::add);
  }

  /** Null after the last. */
  @Nullable Checkpoint peek() {
    var first = sources.peek();
    return first == null ? null : first.next;
  }

  /** Goes on after the one that {@link #peek} gives. */
  void remove() {
    var first = sources.remove();
    if (first.advance()) sources.add(first);
  }
}

package codev.infra.eventstore.log;

import codev.infra.eventstore.cache.RecentEntries;
import codev.infra.eventstore.log.EventRow.Aggregate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of the log as this process left it, and the next sequence of each aggregate that it has
 * written recently. As long as the database's head is the cached one, no other process has appended
 * to these aggregates, so their sequences need not be looked up.
 *
 * <p>Only the thread that leads a batch uses it.
 */
final class HeadCache {
  private static final int MAX_AGGREGATES = 10_000;

  /** Unknown at first and after every failure. */
  private volatile @Nullable LogPosition head;

  private final Map<Aggregate, Long> nextSequences = new RecentEntries<>(MAX_AGGREGATES);

  @Nullable LogPosition head() {
    return head;
  }

  @Nullable Long nextSequence(Aggregate aggregate) {
    return nextSequences.get(aggregate);
  }

  void setHead(LogPosition newHead) {
    head = newHead;
  }

  void advance(NumberedBatch stored) {
    head = stored.end();
    for (var pending : stored.commits())
      nextSequences.put(pending.commit().aggregate(), pending.commit().nextSequence());
  }

  void clear() {
    head = null;
    nextSequences.clear();
  }
}

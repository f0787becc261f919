package codev.infra.projections.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All documents of one view as they were read last, so that the store is asked only for those that
 * have changed since. They are forgotten when nobody has read them for a while: what an erasure
 * removes from the view does not stay here.
 *
 * @param <D> a document, which is never modified
 */
public final class KeptDocuments<D> {
  private final Comparator<D> order;
  private @Nullable Snapshot<D> latest;
  private long usedAt = System.nanoTime();

  /**
   * @param order of the documents, total: no two of them are equal in it
   */
  public KeptDocuments(Comparator<D> order) {
    this.order = order;
  }

  /**
   * The documents at one moment.
   *
   * @param collection from which they were read; another one has nothing in common with it
   * @param upTo position of the log up to which they are complete; single ones may be further
   * @param inOrder the same list as long as none has changed
   */
  public record Snapshot<D>(Object collection, long upTo, Map<String, D> byId, List<D> inOrder) {}

  /** What is kept of a collection, to be brought up to date; null if nothing is. */
  public synchronized @Nullable Snapshot<D> latestOf(Object collection) {
    usedAt = System.nanoTime();
    var known = latest;
    return known != null && known.collection().equals(collection) ? known : null;
  }

  /**
   * Keeps all documents of a collection.
   *
   * @param upTo position up to which the collection was complete before it was read
   */
  public Snapshot<D> keepAll(Object collection, Map<String, D> documents, long upTo) {
    var inOrder = documents.values().stream().sorted(order).toList();
    return keep(new Snapshot<>(collection, upTo, Map.copyOf(documents), inOrder));
  }

  /**
   * Keeps the documents of before, with changes.
   *
   * @param changed those whose last event came after the position of before
   * @param removed ids of those that are removed since
   * @param upTo position up to which the collection was complete before these were read
   */
  public Snapshot<D> withChanges(
      Snapshot<D> before, Map<String, D> changed, Collection<String> removed, long upTo) {
    var furthest = Math.max(upTo, before.upTo());
    if (changed.isEmpty() && removed.stream().noneMatch(before.byId()::containsKey))
      return keep(new Snapshot<>(before.collection(), furthest, before.byId(), before.inOrder()));
    var byId = new HashMap<>(before.byId());
    byId.putAll(changed);
    byId.keySet().removeAll(removed);
    var inOrder = inOrder(before, changed, removed);
    return keep(
        new Snapshot<>(before.collection(), furthest, Collections.unmodifiableMap(byId), inOrder));
  }

  /** Few of many change: each is put where it belongs. */
  private List<D> inOrder(Snapshot<D> before, Map<String, D> changed, Collection<String> removed) {
    var outdated = Collections.<D>newSetFromMap(new IdentityHashMap<>());
    for (var id : changed.keySet()) addIfThere(before.byId().get(id), outdated);
    for (var id : removed) addIfThere(before.byId().get(id), outdated);
    var inOrder = new ArrayList<>(before.inOrder());
    inOrder.removeIf(outdated::contains);
    for (var document : changed.values()) {
      var place = Collections.binarySearch(inOrder, document, order);
      inOrder.add(place < 0 ? -place - 1 : place, document);
    }
    return Collections.unmodifiableList(inOrder);
  }

  private static <D> void addIfThere(@Nullable D document, Collection<D> documents) {
    if (document != null) documents.add(document);
  }

  /** Of two that were read at the same time the one that is further stays. */
  private synchronized Snapshot<D> keep(Snapshot<D> read) {
    var known = latest;
    if (known == null
        || !known.collection().equals(read.collection())
        || known.upTo() <= read.upTo()) latest = read;
    return read;
  }

  /** Forgets them if nobody has read them for so long. */
  public synchronized void forgetUnused(Duration longest) {
    if (System.nanoTime() - usedAt >= longest.toNanos()) latest = null;
  }
}

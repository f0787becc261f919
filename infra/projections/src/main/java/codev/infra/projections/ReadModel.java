package codev.infra.projections;

import codev.infra.projections.failure.ViewBehindException;
import codev.infra.projections.failure.ViewUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the documents of one projection. Every method throws {@link ViewUnavailableException} while
 * the view is absent or incomplete: what is not found is not there. While a raised version is built
 * an older one may be read ({@link Projection#readsFrom}), which lacks what is recorded meanwhile.
 */
public interface ReadModel<D> {
  Optional<D> find(String id);

  /** In the order of the ids; what is missing is left out. */
  List<D> find(Collection<String> ids);

  /**
   * Documents whose field equals the value, or holds it where the field is a list; in order of id.
   */
  List<D> where(String field, Object value);

  /** Likewise of any of several values; each document once. */
  List<D> whereAny(String field, Collection<?> values);

  /** Likewise of which any of several fields equals one of the values or holds it. */
  default List<D> whereEither(Collection<String> fields, Collection<?> values) {
    return fields.stream().flatMap(field -> whereAny(field, values).stream()).distinct().toList();
  }

  /** Of those with one value, the ones whose last event came after a position of the log. */
  List<D> where(String field, Object value, long after);

  /**
   * In the order of their ids, or in that in which they are kept ({@link Projection#keptInMemory});
   * a list that nobody modifies.
   */
  List<D> all();

  /**
   * This view, once it includes the whole log as it stands now: what a command is decided on.
   * Refused also while an older version is read that does not.
   *
   * @throws ViewBehindException if it does not within five seconds
   */
  ReadModel<D> current();

  /** The log position up to which these documents are complete. */
  long position();

  /**
   * The log position of the event by which the documents changed last, or of one after it, as it
   * was within the last second: the store is asked once a second at most. As long as it stays the
   * same no document has changed, but for what is being saved. Empty where that is not known.
   */
  default OptionalLong lastChange() {
    return OptionalLong.empty();
  }

  /**
   * Waits until this view includes a commit; false when the time is over and the view can be read.
   *
   * @throws ViewUnavailableException if it cannot, or if what is read is an older version without
   *     that commit
   */
  boolean await(long position, Duration atMost);
}

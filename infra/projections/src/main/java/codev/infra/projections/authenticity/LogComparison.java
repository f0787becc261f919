package codev.infra.projections.authenticity;

import codev.infra.eventstore.cache.RecentEntries;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares documents with the log. Each is folded from one aggregate: where that has gone on, and
 * the view includes the event, the document is not the one that was written last.
 *
 * @param <D> the document
 */
public final class LogComparison<D> {
  /** As many as are read often; each takes some hundred bytes. */
  private static final int MOST_COMPARED = 5_000;

  private final String view;
  private final Source<D> source;
  private final ViewAuthentication authentication;
  private final Map<String, EqualStretch> equal = new RecentEntries<>(MOST_COMPARED);

  /**
   * @param view with its version, such as {@code board.21}
   */
  public LogComparison(String view, Source<D> source, ViewAuthentication authentication) {
    this.view = view;
    this.source = source;
    this.authentication = authentication;
  }

  /** What the log has of documents, by their ids. */
  public interface Source<D> {
    /** Position of the last event up to another one, of each document that has any. */
    Map<String, Long> lastPositions(Collection<String> ids, long upTo);

    /**
     * A document after the events between two positions.
     *
     * @param document as it is after the first one; null: there is none
     * @return null if there is none then
     */
    @Nullable D folded(String id, @Nullable D document, long after, long upTo);
  }

  /**
   * A document as it was found.
   *
   * @param document null if there is none
   * @param upTo position of the last event that it reflects
   */
  public record FoundDocument<D>(String id, @Nullable D document, long upTo) {}

  /** Two positions between which nothing changes a document. */
  private record EqualStretch(long upTo, long last) {}

  public Map<String, Long> lastPositions(Collection<String> ids, long upTo) {
    return source.lastPositions(ids, upTo);
  }

  /**
   * Whether a document lacks what has changed it.
   *
   * @param last position of its last event up to which it was complete when it was written last
   */
  public boolean isPutBack(FoundDocument<D> found, long last) {
    return !isKnownEqual(found, last) && !Objects.equals(current(found, last), found.document());
  }

  /** Whether nothing has changed a document, as was found earlier. */
  private boolean isKnownEqual(FoundDocument<D> found, long last) {
    if (last <= found.upTo()) return true;
    synchronized (equal) {
      return new EqualStretch(found.upTo(), last).equals(equal.get(found.id()));
    }
  }

  /** A document as the log has it by now, which the view may still be about to include. */
  public @Nullable D current(FoundDocument<D> found, long last) {
    if (isKnownEqual(found, last)) return found.document();
    var after = source.folded(found.id(), found.document(), found.upTo(), last);
    if (Objects.equals(after, found.document()))
      synchronized (equal) {
        equal.put(found.id(), new EqualStretch(found.upTo(), last));
      }
    return after;
  }

  /**
   * Reports a document that was put back.
   *
   * @return to be thrown
   */
  public ViewAlteredException reported(String id) {
    authentication.report(view, id);
    return new ViewAlteredException(view, id);
  }
}

package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of document is folded from the log. Give it to {@link Views#project} and read
 * through the {@link View} that comes back.
 *
 * @param <E> the events it folds
 * @param <D> the document, a record that Jackson can write and read
 */
public interface Projection<E, D> {
  /** The collection's name, e.g. {@code board}. */
  String view();

  /** Raised when the shape or the folding changes: the view is then rebuilt from the log. */
  default int version() {
    return 1;
  }

  Class<E> folds();

  Class<D> shape();

  /** What an event touches: the ids of the documents, unless they also hang on when it came. */
  Stream<String> touches(E event);

  /** The documents that an event touches, by id. */
  default Stream<String> touched(RecordedEvent<E> recorded) {
    return touches(recorded.event());
  }

  /**
   * The document after the event; {@code null} before the first, and to remove it. Never asked
   * twice for the same event.
   */
  @Nullable D fold(String id, @Nullable D before, RecordedEvent<E> recorded);
}

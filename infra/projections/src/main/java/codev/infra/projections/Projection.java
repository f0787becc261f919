package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of document is folded from the log: usually a few declarative lines that begin with
 * {@link #of}. Give it to {@link ReadModels#project} and read through the {@link ReadModel} that
 * comes back.
 *
 * @param <E> the events it folds
 * @param <D> the document, a record that Jackson can write and read
 */
public interface Projection<E, D> {
  /**
   * Begins a projection of version 1.
   *
   * @param view the collection's name, stored: it never changes
   */
  static <E, D> ProjectionBuilder<E, D> of(String view, Class<E> events, Class<D> document) {
    return new ProjectionBuilder<>(view, events, document);
  }

  /** The collection's name, e.g. {@code board}. */
  String view();

  /** Raised when the shape or the fold changes: the view is then rebuilt from the log. */
  default int version() {
    return 1;
  }

  /**
   * The oldest version from which on {@link #documentType()} and every query of this program read
   * the documents and understand them as they were meant. One of these is read until this version
   * has been built: complete as of the moment at which the build began, without what is recorded
   * meanwhile. So it is not for views that decide on access or from which e-mails are sent. Unless
   * declared there is none, and readers are refused until this version has been built.
   */
  default int readsFrom() {
    return version();
  }

  /**
   * The type of the aggregates whose events touch the documents with their ids, and no other ones,
   * where readers need a document as the log has it: one that lacks an event is then not read,
   * which costs one look into the log's index. So it is for views that decide who reads texts.
   * Null: documents are read as they are stored.
   */
  default @Nullable String aggregateType() {
    return null;
  }

  Class<E> eventType();

  Class<D> documentType();

  /** The documents that an event touches, by id: none, one or several. */
  Stream<String> touched(RecordedEvent<E> recorded);

  /**
   * The document after the event; {@code null} before the first, and to remove it. Never asked
   * twice for the same event.
   */
  @Nullable D fold(String id, @Nullable D before, RecordedEvent<E> recorded);
}

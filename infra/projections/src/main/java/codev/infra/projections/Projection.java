package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.function.Function;
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
  static <E, D> Builder<E, D> of(String view, Class<E> events, Class<D> document) {
    return new Builder<>(view, events, document);
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

  /**
   * The order of the documents where {@link ReadModel#all()} keeps them in memory, for a view that
   * is read whole again and again: the store is then asked for those alone that have changed. It is
   * total. Null: all are read each time.
   */
  default @Nullable Comparator<D> keptInMemory() {
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

  /**
   * Builds a {@link Projection}: its version, the documents that an event touches, and what the
   * event makes of them. For example
   *
   * <pre>{@code
   * Projection.of("pool", FacilitatorEvent.class, FacilitatorPoolEntry.class)
   *     .version(2)
   *     .by(e -> e.facilitator().value())
   *     .fold((before, e) -> FacilitatorPoolEntry.after(e));
   * }</pre>
   */
  final class Builder<E, D> {
    private final String view;
    private final Class<E> events;
    private final Class<D> document;
    private final int version;
    private final int readsFrom;
    private final Function<RecordedEvent<E>, Stream<String>> ids;
    private final @Nullable String aggregateType;
    private final @Nullable Comparator<D> keptInMemory;

    Builder(String view, Class<E> events, Class<D> document) {
      this(view, events, document, 1, Integer.MAX_VALUE, _ -> Stream.empty(), null, null);
    }

    private Builder(
        String view,
        Class<E> events,
        Class<D> document,
        int version,
        int readsFrom,
        Function<RecordedEvent<E>, Stream<String>> ids,
        @Nullable String aggregateType,
        @Nullable Comparator<D> keptInMemory) {
      this.view = view;
      this.events = events;
      this.document = document;
      this.version = version;
      this.readsFrom = readsFrom;
      this.ids = ids;
      this.aggregateType = aggregateType;
      this.keptInMemory = keptInMemory;
    }

    /** What an event makes of a document. */
    @FunctionalInterface
    public interface Step<E, D> {
      /**
       * @param before {@code null} before the first event
       * @return {@code null} to remove the document
       */
      @Nullable D after(@Nullable D before, E event);
    }

    /** Likewise, where the document's id or the event's place in the log matters. */
    @FunctionalInterface
    public interface RecordedStep<E, D> {
      @Nullable D after(String id, @Nullable D before, RecordedEvent<E> recorded);
    }

    /** Raised when the shape or the fold changes: the view is then rebuilt from the log. */
    public Builder<E, D> version(int raised) {
      return new Builder<>(
          view, events, document, raised, readsFrom, ids, aggregateType, keptInMemory);
    }

    /**
     * Older documents are read until the raised version has been built.
     *
     * @see Projection#readsFrom
     */
    public Builder<E, D> readsFrom(int oldest) {
      return new Builder<>(
          view, events, document, version, oldest, ids, aggregateType, keptInMemory);
    }

    /** Each event touches one document, with this id. */
    public Builder<E, D> by(Function<E, String> id) {
      return byEach(event -> Stream.of(id.apply(event)));
    }

    /** An event touches the documents with these ids: none, one or several. */
    public Builder<E, D> byEach(Function<E, Stream<String>> touched) {
      return byEachRecorded(recorded -> touched.apply(recorded.event()));
    }

    /** Likewise, where the ids depend on the event's place in the log. */
    public Builder<E, D> byEachRecorded(Function<RecordedEvent<E>, Stream<String>> touched) {
      return new Builder<>(
          view, events, document, version, readsFrom, touched, aggregateType, keptInMemory);
    }

    /**
     * Each document is folded from the aggregate with its id, and compared with the log when it is
     * read.
     *
     * @see Projection#aggregateType
     */
    public Builder<E, D> ofAggregate(String type) {
      return new Builder<>(view, events, document, version, readsFrom, ids, type, keptInMemory);
    }

    /**
     * All documents are kept in memory while they are read, in this order.
     *
     * @param order no two documents are equal in it
     * @see Projection#keptInMemory
     */
    public Builder<E, D> keptInMemory(Comparator<D> order) {
      return new Builder<>(view, events, document, version, readsFrom, ids, aggregateType, order);
    }

    public Projection<E, D> fold(Step<E, D> step) {
      return foldRecorded((_, before, recorded) -> step.after(before, recorded.event()));
    }

    /** Folds from a document that stands for nothing yet, and never removes one. */
    public Projection<E, D> foldFrom(D empty, BiFunction<D, E, D> step) {
      return fold((before, event) -> step.apply(before == null ? empty : before, event));
    }

    public Projection<E, D> foldRecorded(RecordedStep<E, D> step) {
      return new BuiltProjection<>(
          view,
          version,
          Math.min(readsFrom, version),
          events,
          document,
          ids,
          aggregateType,
          keptInMemory,
          step);
    }

    private record BuiltProjection<E, D>(
        String view,
        int version,
        int readsFrom,
        Class<E> eventType,
        Class<D> documentType,
        Function<RecordedEvent<E>, Stream<String>> ids,
        @Nullable String aggregateType,
        @Nullable Comparator<D> keptInMemory,
        RecordedStep<E, D> step)
        implements Projection<E, D> {
      @Override
      public Stream<String> touched(RecordedEvent<E> recorded) {
        return ids.apply(recorded);
      }

      @Override
      public @Nullable D fold(String id, @Nullable D before, RecordedEvent<E> recorded) {
        return step.after(id, before, recorded);
      }
    }
  }
}

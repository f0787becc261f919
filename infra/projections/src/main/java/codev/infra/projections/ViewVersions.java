package codev.infra.projections;

import codev.infra.projections.failure.ViewUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one view that this program can read. Until its own one is complete the older one
 * is read that the own token names, if it names one: so all instances read the same.
 *
 * @param readable older ones whose documents the queries read as well, the newest first; this
 *     program does not project them
 */
record ViewVersions<D>(StoredVersion<D> own, List<StoredVersion<D>> readable) {
  /**
   * One of them: its token and its documents.
   *
   * @param name such as {@code board.6}
   */
  record StoredVersion<D>(
      String name, ProjectionTokenStore tokens, CollectionGenerations<D> generations) {
    private ReadableDocuments<D> documents() {
      return documents(tokens.readable());
    }

    private ReadableDocuments<D> documentsNow() {
      var readable = documents(tokens.readableNow());
      if (readable.collection().isThere()) return readable;
      throw new ViewUnavailableException(name, 0);
    }

    private ReadableDocuments<D> documents(ProjectionToken token) {
      return new ReadableDocuments<>(generations.of(token.generation()), token.position());
    }

    /** Whether it is there, with all that concerns it up to a position of the log. */
    private boolean includes(long position) {
      try {
        var _ = documentsNow();
        return tokens.readablePosition(position) >= position;
      } catch (ViewUnavailableException _) {
        return false;
      }
    }
  }

  /**
   * The documents of one generation.
   *
   * @param upTo position up to which they are complete
   */
  record ReadableDocuments<D>(DocumentCollection<D> collection, long upTo) {}

  /** The documents that are read, as it was known within the last second. */
  ReadableDocuments<D> documents() {
    return read(StoredVersion::documents);
  }

  /** Likewise, as it stands at this moment. */
  ReadableDocuments<D> documentsNow() {
    return read(StoredVersion::documentsNow);
  }

  /**
   * How far the one that is read has come.
   *
   * @param head end of the log
   */
  long position(long head) {
    return read(version -> version.tokens().readablePosition(head));
  }

  /** Position of the token of the one that is read, as it was known within the last second. */
  long recentPosition() {
    return read(version -> version.tokens().readable().position());
  }

  /**
   * How far a version has come, by its token at this moment; 0 if there is none.
   *
   * @param name of the version, such as {@code board.6}
   */
  long storedPosition(String name) {
    return Stream.concat(Stream.of(own), readable.stream())
        .filter(version -> version.name().equals(name))
        .findFirst()
        .map(version -> version.tokens().position())
        .orElse(0L);
  }

  /** Where the older one cannot be read either, readers learn how far the own one is. */
  private <T> T read(Function<StoredVersion<D>, T> query) {
    try {
      return query.apply(own);
    } catch (ViewUnavailableException unavailable) {
      try {
        return query.apply(older().orElseThrow(() -> unavailable));
      } catch (ViewUnavailableException _) {
        throw unavailable;
      }
    }
  }

  /** The one that is read until the own one is complete. */
  private Optional<StoredVersion<D>> older() {
    if (readable.isEmpty()) return Optional.empty();
    var token = own.tokens().recent();
    var name = token == null ? null : token.older();
    return readable.stream().filter(version -> version.name().equals(name)).findFirst();
  }

  /** Whether an older one is read that includes a position of the log. */
  boolean olderIncludes(long position) {
    return older().filter(version -> version.includes(position)).isPresent();
  }

  /**
   * Has a version not be read any more, until it was built anew.
   *
   * @param name of the version, such as {@code board.6}
   */
  void forget(String name) {
    if (own.name().equals(name)) own.tokens().forget();
    for (var version : readable) if (version.name().equals(name)) version.tokens().forget();
  }

  /** How far an older one has come that is read; 0 if none is. */
  long olderPosition() {
    return older().map(version -> version.tokens().position()).orElse(0L);
  }

  /**
   * Name of the newest older one that is complete, to be read until the own one is, which begins
   * now; null if none is. One that was left earlier lacks what came since.
   *
   * @param head end of the log
   */
  @Nullable String findComplete(long head) {
    return readable.stream()
        .filter(version -> version.includes(head))
        .map(StoredVersion::name)
        .findFirst()
        .orElse(null);
  }
}

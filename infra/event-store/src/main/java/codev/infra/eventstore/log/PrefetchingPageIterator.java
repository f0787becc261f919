package codev.infra.eventstore.log;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the log's pages and fetches the next one while one is processed; the first one is
 * read when this is made. Ends with the first page that is not full.
 */
public final class PrefetchingPageIterator<R> implements Iterator<List<R>> {
  private final LongFunction<List<R>> pages;
  private final ToLongFunction<R> position;
  private final int full;
  private @Nullable CompletableFuture<List<R>> coming;

  /**
   * @param pages gives the page after a position
   * @param position of an entry
   * @param full the size of a page that is followed by another
   */
  public PrefetchingPageIterator(
      long after, int full, LongFunction<List<R>> pages, ToLongFunction<R> position) {
    this.pages = pages;
    this.position = position;
    this.full = full;
    coming = CompletableFuture.completedFuture(pages.apply(after));
  }

  @Override
  public boolean hasNext() {
    return coming != null;
  }

  @Override
  public List<R> next() {
    if (coming == null) throw new NoSuchElementException();
    List<R> page;
    try {
      page = coming.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error cause) throw cause;
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    coming = page.size() < full ? null : fetch(position.applyAsLong(page.getLast()));
    return page;
  }

  private CompletableFuture<List<R>> fetch(long after) {
    var page = new CompletableFuture<List<R>>();
    Thread.ofVirtual()
        .name("read-ahead")
        .start(
            () -> {
              try {
                page.complete(pages.apply(after));
              } catch (RuntimeException | Error e) { // or the reader would wait for ever
                page.completeExceptionally(e);
              }
            });
    return page;
  }
}

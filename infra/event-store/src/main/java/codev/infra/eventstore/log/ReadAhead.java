package codev.infra.eventstore.log;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the log's pages and fetches the next one while one is processed. Ends with the
 * first page that is not full.
 */
public final class ReadAhead implements Iterator<List<EventRow>> {
  private final LongFunction<List<EventRow>> pages;
  private final int full;
  private @Nullable CompletableFuture<List<EventRow>> coming;

  /**
   * @param pages gives the page after a position
   * @param full the size of a page that is followed by another
   */
  public ReadAhead(long after, int full, LongFunction<List<EventRow>> pages) {
    this.pages = pages;
    this.full = full;
    coming = fetch(after);
  }

  @Override
  public boolean hasNext() {
    return coming != null;
  }

  @Override
  public List<EventRow> next() {
    if (coming == null) throw new NoSuchElementException();
    List<EventRow> page;
    try {
      page = coming.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    coming = page.size() < full ? null : fetch(page.getLast().position());
    return page;
  }

  private CompletableFuture<List<EventRow>> fetch(long after) {
    var page = new CompletableFuture<List<EventRow>>();
    Thread.ofVirtual()
        .name("read-ahead")
        .start(
            () -> {
              try {
                page.complete(pages.apply(after));
              } catch (RuntimeException e) {
                page.completeExceptionally(e);
              }
            });
    return page;
  }
}

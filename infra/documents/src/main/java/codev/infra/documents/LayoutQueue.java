package codev.infra.documents;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Has the documents of requests laid out, a few at a time. Laying out needs a processor from its
 * beginning to its end: on a virtual thread, as requests have, it would keep one of the few threads
 * that all requests share. So it is done on platform threads, for which the request waits.
 */
final class LayoutQueue {
  private static final int IDLE_SECONDS = 30;

  private final ScopedValue<Boolean> hasPlace = ScopedValue.newInstance();
  private final Semaphore places;
  private final ExecutorService threads;

  /**
   * @param atOnce how many documents are laid out at the same time
   * @param maxRequests how many requests may have a document laid out or waiting; more are refused
   */
  LayoutQueue(int atOnce, int maxRequests) {
    places = new Semaphore(maxRequests);
    var pool =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("documents-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    threads = pool;
  }

  /**
   * On a platform thread, of a job for example, it is done at once.
   *
   * @throws RejectedExecutionException if too many wait already
   */
  byte[] layOut(Supplier<byte[]> document) {
    if (!Thread.currentThread().isVirtual()) return document.get();
    if (hasPlace.isBound()) return onItsThread(document);
    takePlace();
    try {
      return onItsThread(document);
    } finally {
      places.release();
    }
  }

  /**
   * Documents of a response that are sent one after the other: none of them is refused, since what
   * has been sent cannot be taken back. The response has one place, from its beginning to its end.
   *
   * @throws RejectedExecutionException if too many wait already, before anything is written
   */
  void inOneResponse(ResponseWriter response) throws IOException {
    takePlace();
    try {
      var _ =
          ScopedValue.where(hasPlace, true)
              .call(
                  () -> {
                    response.write();
                    return true;
                  });
    } finally {
      places.release();
    }
  }

  boolean isFull() {
    return places.availablePermits() == 0;
  }

  private void takePlace() {
    if (!places.tryAcquire())
      throw new RejectedExecutionException("Too many documents wait to be laid out");
  }

  /** What it throws is thrown as it is. */
  private byte[] onItsThread(Supplier<byte[]> document) {
    try {
      return CompletableFuture.supplyAsync(document, threads).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) throw failure;
      if (e.getCause() instanceof Error failure) throw failure;
      throw e;
    }
  }
}

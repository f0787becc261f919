package codev.infra.documents;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
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
  /** Of all requests of this process. */
  static final LayoutQueue OF_REQUESTS = new LayoutQueue(2, 30);

  private static final int IDLE_SECONDS = 30;
  private static final ScopedValue<Boolean> HAS_BEGUN = ScopedValue.newInstance();

  private final Semaphore places;
  private final ExecutorService threads;

  /**
   * @param atOnce how many documents are laid out at the same time
   * @param mostWaiting how many further ones may wait; more are refused
   */
  LayoutQueue(int atOnce, int mostWaiting) {
    places = new Semaphore(atOnce + mostWaiting);
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
    if (HAS_BEGUN.isBound()) return onItsThread(document);
    if (!places.tryAcquire()) throw refusal();
    try {
      return onItsThread(document);
    } finally {
      places.release();
    }
  }

  /**
   * Documents of a response that are sent one after the other: none of them is refused, since what
   * has been sent cannot be taken back. At most one of them waits at a time.
   *
   * @throws RejectedExecutionException if too many wait already, before anything is written
   */
  void inOneResponse(PdfRenderer.ResponseWriter response) throws IOException {
    if (isFull()) throw refusal();
    var _ =
        ScopedValue.where(HAS_BEGUN, true)
            .call(
                () -> {
                  response.write();
                  return true;
                });
  }

  boolean isFull() {
    return places.availablePermits() == 0;
  }

  private byte[] onItsThread(Supplier<byte[]> document) {
    return CompletableFuture.supplyAsync(document, threads).join();
  }

  private static RejectedExecutionException refusal() {
    return new RejectedExecutionException("Too many documents wait to be laid out");
  }
}

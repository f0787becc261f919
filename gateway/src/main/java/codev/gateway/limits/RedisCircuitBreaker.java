package codev.gateway.limits;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks Redis for a short time only, and not at all for a moment after it has not answered: requests
 * do not wait for it.
 */
final class RedisCircuitBreaker {

  /** After a failure Redis is not asked for so long. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private final Duration patience;
  private final Logger log;
  private final String consequence;
  private final AtomicLong nextAttempt = new AtomicLong(System.nanoTime());
  private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());

  /**
   * @param patience how long a request waits for Redis
   * @param consequence of no answer, for the warning
   */
  RedisCircuitBreaker(Duration patience, Logger log, String consequence) {
    this.patience = patience;
    this.log = log;
    this.consequence = consequence;
  }

  /** Empty if Redis does not answer. */
  <T> Mono<T> ask(Supplier<CompletableFuture<T>> question) {
    return Mono.defer(
        () ->
            isPausing()
                ? Mono.empty()
                : Mono.fromFuture(question)
                    .timeout(patience)
                    .publishOn(Schedulers.parallel()) // the thread that answers serves all
                    .onErrorResume(this::withoutAnswer));
  }

  private boolean isPausing() {
    return System.nanoTime() - nextAttempt.get() < 0;
  }

  private <T> Mono<T> withoutAnswer(Throwable failure) {
    long now = System.nanoTime();
    nextAttempt.set(now + PAUSE.toNanos());
    long due = nextWarning.get();
    if (now - due >= 0 && nextWarning.compareAndSet(due, now + BETWEEN_WARNINGS.toNanos()))
      log.warn("Redis does not answer, {}: {}", consequence, String.valueOf(failure));
    return Mono.empty();
  }
}

package codev.infra.projections;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the tokens of all views together, again and again: neither a read nor health has to ask
 * the store what is known of them. A store that does not answer is noticed without waiting for it,
 * and so is one that answers again. What is kept in memory and nobody reads is forgotten then.
 */
final class ViewStoreMonitor implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ViewStoreMonitor.class);

  /** Shorter than a reader believes a token. */
  private static final Duration INTERVAL = Duration.ofMillis(700);

  /** Without an answer for so long the store counts as unavailable. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

  /** Documents that are kept in memory are forgotten when nobody has read them for so long. */
  private static final Duration LONGEST_UNUSED = Duration.ofMinutes(1);

  private final MongoReadModels views;
  private final Runnable onRecovery;
  private volatile long answeredAt = System.nanoTime();
  private volatile @Nullable String failure;
  private volatile @Nullable Thread thread;

  /**
   * @param onRecovery run where the store answers again after it did not
   */
  ViewStoreMonitor(MongoReadModels views, Runnable onRecovery) {
    this.views = views;
    this.onRecovery = onRecovery;
  }

  @Override
  public void start() {
    answeredAt = System.nanoTime();
    thread = Thread.ofVirtual().name("view-store-monitor").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        check();
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException _) {
      // It is to end.
    }
  }

  void check() {
    try {
      views.forgetUnused(LONGEST_UNUSED);
      views.noteTokens();
      if (outage().isPresent()) onRecovery.run();
      failure = null;
      answeredAt = System.nanoTime();
    } catch (RuntimeException e) {
      failure = e.getClass().getSimpleName();
    } catch (Error e) { // the thread must not end before the views
      LOG.error("The store of the read models cannot be looked at", e);
      failure = e.getClass().getSimpleName();
    }
  }

  /** What is wrong with the store; empty if it answers. */
  Optional<String> outage() {
    var current = failure;
    if (current != null) return Optional.of(current);
    var silence = Duration.ofNanos(System.nanoTime() - answeredAt);
    return silence.compareTo(LONGEST_SILENCE) > 0
        ? Optional.of("no answer for " + silence.toSeconds() + " s")
        : Optional.empty();
  }

  @Override
  public void stop() {
    var running = thread;
    if (running != null) running.interrupt();
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}

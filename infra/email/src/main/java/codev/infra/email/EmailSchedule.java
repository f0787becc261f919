package codev.infra.email;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has the clerk make a round every so often, as long as the application runs. */
final class EmailSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EmailSchedule.class);
  private static final Duration LAST_LETTER = Duration.ofSeconds(4);

  private final EmailDispatcher clerk;
  private final Duration every;
  private final Clock clock;
  private final CountDownLatch evening = new CountDownLatch(1);
  private final Thread walk = Thread.ofVirtual().name("letters").unstarted(this::walk);

  EmailSchedule(EmailDispatcher clerk, Duration every, Clock clock) {
    this.clerk = clerk;
    this.every = every;
    this.clock = clock;
  }

  @Override
  public void start() {
    walk.start();
  }

  /** Without an interrupt, which would tear the connection of a letter under way. */
  @Override
  public void stop() {
    clerk.rest();
    evening.countDown();
    try {
      walk.join(LAST_LETTER);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return walk.isAlive();
  }

  private void walk() {
    try {
      while (!evening.await(every.toMillis(), TimeUnit.MILLISECONDS)) round();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      clerk.round(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("A round with letters failed; the next one is in {}", every, e);
    }
  }
}

package codev.infra.email;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the dispatcher at a fixed interval while the application runs. */
final class EmailDispatchScheduler implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EmailDispatchScheduler.class);
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(4);

  private final EmailDispatcher dispatcher;
  private final Duration interval;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("email-schedule").unstarted(this::run);

  EmailDispatchScheduler(EmailDispatcher dispatcher, Duration interval, Clock clock) {
    this.dispatcher = dispatcher;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public void start() {
    thread.start();
  }

  /** Without an interrupt, which would break the connection of an e-mail under way. */
  @Override
  public void stop() {
    dispatcher.stop();
    stopped.countDown();
    try {
      thread.join(SHUTDOWN_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }

  private void run() {
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) dispatch();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void dispatch() {
    try {
      dispatcher.sendDue(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("Dispatching e-mails failed; next attempt in {}", interval, e);
    }
  }
}

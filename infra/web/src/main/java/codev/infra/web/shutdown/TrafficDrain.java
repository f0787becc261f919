package codev.infra.web.shutdown;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Delays the shutdown of an instance that is no longer ready for as long as a load balancer may
 * still send requests to it. They are answered, and their connections are closed afterwards, so
 * that none is used again.
 */
public final class TrafficDrain implements SmartLifecycle {
  private final Duration duration;
  private volatile boolean running;
  private volatile boolean draining;

  /**
   * @param duration how long; zero where no other instance takes over
   */
  public TrafficDrain(Duration duration) {
    this.duration = duration;
  }

  boolean isDraining() {
    return draining;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    draining = true;
    try {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before streams end and the web server stops accepting. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}

package codev.infra.eventstore.processor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the event processors while the application runs. They start before the web server answers
 * and end after it has finished its last requests, some of which wait for a projection.
 */
public final class EventProcessorLifecycle implements SmartLifecycle {
  /** Below both phases of Spring Boot's web server, at 1024 and 2048 below the default. */
  public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

  private final EventProcessors processors;
  private final ObjectProvider<EventProcessor<?>> all;
  private volatile boolean running;

  public EventProcessorLifecycle(
      EventProcessors processors, ObjectProvider<EventProcessor<?>> all) {
    this.processors = processors;
    this.all = all;
  }

  @Override
  public void start() {
    all.forEach(processors::start);
    running = true;
  }

  @Override
  public void stop() {
    processors.close();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}

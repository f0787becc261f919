package codev.infra.eventstore.processor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Runs the event processors while the application runs. */
public final class EventProcessorLifecycle implements SmartLifecycle {
  private final EventProcessorRunner runner;
  private final ObjectProvider<EventProcessor<?>> all;
  private volatile boolean running;

  public EventProcessorLifecycle(
      EventProcessorRunner runner, ObjectProvider<EventProcessor<?>> all) {
    this.runner = runner;
    this.all = all;
  }

  @Override
  public void start() {
    all.forEach(runner::start);
    running = true;
  }

  @Override
  public void stop() {
    runner.close();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

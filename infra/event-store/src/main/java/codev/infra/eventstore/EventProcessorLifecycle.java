package codev.infra.eventstore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Followers work as long as the application runs. */
final class EventProcessorLifecycle implements SmartLifecycle {
  private final EventProcessorRunner followers;
  private final ObjectProvider<EventProcessor<?>> all;
  private volatile boolean running;

  EventProcessorLifecycle(EventProcessorRunner followers, ObjectProvider<EventProcessor<?>> all) {
    this.followers = followers;
    this.all = all;
  }

  @Override
  public void start() {
    all.forEach(followers::start);
    running = true;
  }

  @Override
  public void stop() {
    followers.close();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

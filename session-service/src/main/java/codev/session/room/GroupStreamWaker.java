package codev.session.room;

import codev.infra.projections.ReadModel;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the open streams of groups once the groups' read model includes what has changed, on a
 * thread of its own: while the read model is rebuilt that takes long.
 */
final class GroupStreamWaker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupStreamWaker.class);

  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  /** After an attempt that failed at once. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ReadModel<?> groups;
  private final Consumer<String> streams;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("group-changes-live").factory());

  /**
   * @param streams wakes those of a group's sessions
   */
  GroupStreamWaker(ReadModel<?> groups, Consumer<String> streams) {
    this.groups = groups;
    this.streams = streams;
  }

  /** Returns at once. */
  void wake(Collection<String> changed, long position) {
    thread.execute(() -> wakeOnceIncluded(changed, position));
  }

  private void wakeOnceIncluded(Collection<String> changed, long position) {
    boolean warned = false;
    while (!includes(position)) {
      if (thread.isShutdown()) return;
      if (!warned)
        LOG.warn(
            "Streams of {} groups wait for their read model, which does not include position {} yet",
            changed.size(),
            position);
      warned = true;
    }
    changed.forEach(this::wake);
  }

  private void wake(String group) {
    try {
      streams.accept(group);
    } catch (RuntimeException | Error e) { // it holds up no other
      LOG.error("The streams of a group are not woken", e);
    }
  }

  private boolean includes(long position) {
    try {
      return groups.await(position, ATTEMPT);
    } catch (RuntimeException rebuiltOrAway) {
      LOG.debug("The read model of groups cannot be read", rebuiltOrAway);
      LockSupport.parkNanos(PAUSE.toNanos());
      return false;
    } catch (Error e) {
      LOG.error("The read model of groups cannot be read", e);
      LockSupport.parkNanos(PAUSE.toNanos());
      return false;
    }
  }

  /** Nothing is waited for any more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}

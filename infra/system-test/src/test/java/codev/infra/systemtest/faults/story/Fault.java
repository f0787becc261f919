package codev.infra.systemtest.faults.story;

import java.time.Duration;
import java.util.List;

/**
 * One fault of a platform, or what its operator does.
 *
 * @param target what it is done to: a process, a topic, the disk, the platform
 * @param length how long it lasts; zero if the platform itself ends it
 * @param until the next fault
 */
public record Fault(Kind kind, String target, Duration length, Duration until) {
  static final String BROKER = "kafka";
  static final List<String> INSTANCES =
      List.of(
          "group-service",
          "group-service-2",
          "session-service",
          "session-service-2",
          "learning-service",
          "learning-service-2");
  static final List<String> OTHERS = List.of("postgres", BROKER, "views", "gateway", "identity");
  static final List<String> TOPICS = List.of("codev.groups", "codev.sessions", "codev.learning");
  static final String VIEWS = "views";
  static final List<String> STORES = List.of("postgres", BROKER, VIEWS);
  static final String DISK = "disk";
  static final String PLATFORM = "platform";

  /** What a fault does. */
  public enum Kind {
    /** Ends without a word, as by {@code kill -9}; the platform starts it again. */
    KILL,
    /** Is asked to end; the platform starts it again. */
    TERMINATE,
    /** Stands still and goes on later, an instance for longer than any lease. */
    PAUSE,
    /** The store of the views is killed and its data are lost. */
    LOSE_VIEWS,
    /** The file system of all data has no room for a while. */
    FILL_DISK,
    /** A topic is deleted at the broker; its publisher creates it anew and publishes its log. */
    TOPIC_LOST,
    /** The connections of the services to a store are reset; new ones pass. */
    CUT,
    /** What passes between the services and a store is held back for a while. */
    DELAY,
    /** Nothing passes to a store for a while; who waited for an answer then waits in vain. */
    SWALLOW,
    /** The operator has the running platform backed up. */
    BACKUP,
    /** The operator stops the platform, restores the last backup and starts it again. */
    RESTORE
  }

  /** Whether it needs proxies between the services and their stores. */
  public boolean isOfNetwork() {
    return kind == Kind.CUT || kind == Kind.DELAY || kind == Kind.SWALLOW;
  }

  /** Whether it needs a broker that is there, or would bring back one that is away. */
  boolean concernsBroker() {
    return target.equals(BROKER) || kind == Kind.TOPIC_LOST;
  }

  @Override
  public String toString() {
    return kind + " " + target + (length.isZero() ? "" : " " + length.toSeconds() + " s");
  }
}

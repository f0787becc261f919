package codev.infra.systemtest.faults.sequence;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One fault of a platform, or what its operator does.
 *
 * @param target what it is done to: a process, a store, a topic, the disk, the platform
 * @param length how long it lasts; zero if the platform itself ends it
 * @param until the next fault
 */
public record Fault(Kind kind, String target, Duration length, Duration until) {
  static final String POSTGRES = "postgres";
  static final String BROKER = "kafka";
  static final String VIEWS = "views";
  static final String DISK = "disk";
  static final String PLATFORM = "platform";

  static final List<String> INSTANCES =
      List.of(
          "group-service",
          "group-service-2",
          "session-service",
          "session-service-2",
          "learning-service",
          "learning-service-2");
  static final List<String> OTHERS = List.of(POSTGRES, BROKER, VIEWS, "gateway", "identity");
  static final List<String> PROCESSES = Stream.concat(INSTANCES.stream(), OTHERS.stream()).toList();
  static final List<String> STORES = List.of(POSTGRES, BROKER, VIEWS);
  static final List<String> TOPICS = List.of("codev.groups", "codev.sessions", "codev.learning");

  /** What a fault does. */
  public enum Kind {
    /** Ends without a word, as by {@code kill -9}; the platform starts it again. */
    KILL(false, PROCESSES),
    /** Is asked to end; the platform starts it again. */
    TERMINATE(false, PROCESSES),
    /** Stands still and goes on later, an instance for longer than any lease. */
    PAUSE(true, PROCESSES),
    /** The store of the views is killed and its data are lost. */
    LOSE_VIEWS(false, List.of(VIEWS)),
    /** The broker is killed and its data are lost: all topics, and what it knows of who reads. */
    LOSE_BROKER(false, List.of(BROKER)),
    /** The file system of all data has no room for a while. */
    FILL_DISK(true, List.of(DISK)),
    /** A topic is deleted at the broker; its publisher creates it anew and publishes its log. */
    TOPIC_LOST(false, TOPICS),
    /** The connections of the services to a store are reset; new ones pass. */
    CUT(false, STORES),
    /** What passes between the services and a store is held back for a while. */
    DELAY(true, STORES),
    /** Nothing passes to a store for a while; who waited for an answer then waits in vain. */
    SWALLOW(true, STORES),
    /** The operator has the running platform backed up. */
    BACKUP(false, List.of(PLATFORM)),
    /** The operator stops the platform, restores the last backup and starts it again. */
    RESTORE(false, List.of(PLATFORM));

    private final boolean lasting;
    private final List<String> targets;

    Kind(boolean lasting, List<String> targets) {
      this.lasting = lasting;
      this.targets = targets;
    }

    /** Whether it goes on until it is ended. */
    boolean isLasting() {
      return lasting;
    }

    /** What it can be done to. */
    List<String> targets() {
      return targets;
    }
  }

  /** Whether it needs proxies between the services and their stores. */
  public boolean isOfNetwork() {
    return kind == Kind.CUT || kind == Kind.DELAY || kind == Kind.SWALLOW;
  }

  /** Whether it needs a broker that is there, or would bring back one that is away. */
  boolean concernsBroker() {
    return target.equals(BROKER) || kind == Kind.TOPIC_LOST;
  }

  /** As {@link FaultText} reads it. */
  @Override
  public String toString() {
    var lasts = length.isZero() ? "" : " " + length.toSeconds() + " s";
    return kind + " " + target + lasts + " + " + until.toMillis() + " ms";
  }
}

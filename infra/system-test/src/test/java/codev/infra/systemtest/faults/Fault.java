package codev.infra.systemtest.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One fault of one process, or of the disk.
 *
 * @param length how long it lasts; zero if the platform itself ends it
 * @param until the next fault
 */
record Fault(Kind kind, String process, Duration length, Duration until) {
  private static final List<String> INSTANCES =
      List.of(
          "group-service",
          "group-service-2",
          "session-service",
          "session-service-2",
          "learning-service",
          "learning-service-2");
  private static final String BROKER = "kafka";
  private static final List<String> OTHERS =
      List.of("postgres", BROKER, "views", "gateway", "identity");
  private static final String DISK = "disk";

  enum Kind {
    /** Ends without a word, as by {@code kill -9}; the platform starts it again. */
    KILL,
    /** Is asked to end; the platform starts it again. */
    TERMINATE,
    /** Stands still and goes on later, an instance for longer than any lease. */
    PAUSE,
    /** The store of the views is killed and its data are lost. */
    LOSE_VIEWS,
    /** The file system of all data has no room for a while. */
    FILL_DISK
  }

  /** So many faults are few enough for the ordinary build. */
  private static final int FEW = 50;

  /**
   * The same faults for the same seed. Where there are many, the broker is away for ten minutes
   * from the first third on.
   */
  static List<Fault> sequence(long seed, int count) {
    var random = new Random(seed);
    var faults = new ArrayList<Fault>();
    while (faults.size() < count) {
      var fault = next(random);
      if (!isBrokerAway(faults.size(), count) || !fault.process().equals(BROKER)) faults.add(fault);
    }
    if (count > FEW)
      faults.set(
          count / 3, new Fault(Kind.PAUSE, BROKER, Duration.ofMinutes(10), Duration.ofSeconds(1)));
    return faults;
  }

  /** A fault of a process that is away would bring it back. */
  private static boolean isBrokerAway(int index, int count) {
    return count > FEW && index >= count / 3 && index < 2 * count / 3;
  }

  private static Fault next(Random random) {
    var until = Duration.ofMillis(1_000 + random.nextInt(3_000));
    int kind = random.nextInt(100);
    if (kind < 55)
      return new Fault(
          Kind.KILL, any(random.nextInt(3) > 0 ? INSTANCES : OTHERS, random), Duration.ZERO, until);
    if (kind < 70) return new Fault(Kind.TERMINATE, any(INSTANCES, random), Duration.ZERO, until);
    if (kind < 80)
      return new Fault(Kind.PAUSE, any(INSTANCES, random), seconds(12, 18, random), until);
    if (kind < 89) return new Fault(Kind.PAUSE, any(OTHERS, random), seconds(3, 8, random), until);
    if (kind < 96) return new Fault(Kind.LOSE_VIEWS, "views", Duration.ZERO, until);
    return new Fault(Kind.FILL_DISK, DISK, seconds(4, 9, random), until);
  }

  private static String any(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }

  private static Duration seconds(int least, int most, Random random) {
    return Duration.ofSeconds(least + random.nextInt(most - least));
  }

  @Override
  public String toString() {
    return kind + " " + process + (length.isZero() ? "" : " " + length.toSeconds() + " s");
  }
}

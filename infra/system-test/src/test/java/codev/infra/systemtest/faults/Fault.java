package codev.infra.systemtest.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
   * The same faults for the same seed: one of each kind, in any order, then at random. Where there
   * are many, the broker is away for ten minutes from the first third on.
   */
  static List<Fault> sequence(long seed, int count) {
    var random = new Random(seed);
    var faults = oneOfEach(random);
    Collections.shuffle(faults, random);
    while (faults.size() > count) faults.removeLast();
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

  private static List<Fault> oneOfEach(Random random) {
    var database = new Fault(Kind.PAUSE, "postgres", seconds(3, 8, random), pause(random));
    return new ArrayList<>(
        List.of(
            kill(OTHERS, random),
            terminate(random),
            pauseInstance(random),
            database,
            loseViews(random),
            fillDisk(random)));
  }

  private static Fault kill(List<String> processes, Random random) {
    return new Fault(Kind.KILL, any(processes, random), Duration.ZERO, pause(random));
  }

  private static Fault terminate(Random random) {
    return new Fault(Kind.TERMINATE, any(INSTANCES, random), Duration.ZERO, pause(random));
  }

  private static Fault pauseInstance(Random random) {
    return new Fault(Kind.PAUSE, any(INSTANCES, random), seconds(12, 18, random), pause(random));
  }

  private static Fault loseViews(Random random) {
    return new Fault(Kind.LOSE_VIEWS, "views", Duration.ZERO, pause(random));
  }

  private static Fault fillDisk(Random random) {
    return new Fault(Kind.FILL_DISK, DISK, seconds(4, 9, random), pause(random));
  }

  private static Duration pause(Random random) {
    return Duration.ofMillis(1_000 + random.nextInt(3_000));
  }

  private static Fault next(Random random) {
    int kind = random.nextInt(100);
    if (kind < 55) return kill(random.nextInt(3) > 0 ? INSTANCES : OTHERS, random);
    if (kind < 70) return terminate(random);
    if (kind < 80) return pauseInstance(random);
    if (kind < 89)
      return new Fault(Kind.PAUSE, any(OTHERS, random), seconds(3, 8, random), pause(random));
    if (kind < 96) return loseViews(random);
    return fillDisk(random);
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

package codev.infra.systemtest.faults.sequence;

import static codev.infra.systemtest.faults.sequence.Fault.BROKER;
import static codev.infra.systemtest.faults.sequence.Fault.DISK;
import static codev.infra.systemtest.faults.sequence.Fault.INSTANCES;
import static codev.infra.systemtest.faults.sequence.Fault.OTHERS;
import static codev.infra.systemtest.faults.sequence.Fault.PLATFORM;
import static codev.infra.systemtest.faults.sequence.Fault.STORES;
import static codev.infra.systemtest.faults.sequence.Fault.TOPICS;
import static codev.infra.systemtest.faults.sequence.Fault.VIEWS;

import codev.infra.systemtest.faults.sequence.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws faults at random, the same for the same seed. */
public final class FaultSequence {
  /** In the ordinary build: one of each kind that is over within seconds. */
  public static final int ORDINARY = 6;

  /**
   * Where there are more, the broker is away for long and loses everything at the end, and the
   * platform is restored once.
   */
  private static final int FEW = 50;

  /** So many are over before a backup is made: one of each kind at least. */
  private static final int BEFORE_BACKUP = 10;

  private static final Duration BROKER_AWAY = Duration.ofMinutes(10);

  private final Random random;
  private final int count;
  private final List<Fault> faults = new ArrayList<>();

  /** Of the backup and of the restore; -1 where there is none. */
  private int backup = -1;

  private int restore = -1;

  private FaultSequence(long seed, int count) {
    this.random = new Random(seed);
    this.count = count;
  }

  /**
   * One fault of each kind, in any order, then at random. Where there are many, the platform is
   * backed up and restored within the first third, the broker is away from there on, and the last
   * fault is that it has lost everything.
   */
  public static List<Fault> of(long seed, int count) {
    var sequence = new FaultSequence(seed, count);
    sequence.add(sequence.ordinary());
    if (count > ORDINARY) sequence.add(sequence.further());
    if (count > FEW) sequence.placeRestore();
    while (sequence.faults.size() < count) sequence.faults.add(sequence.next());
    return List.copyOf(sequence.faults);
  }

  /** In any order, as many as there is room for. */
  private void add(List<Fault> more) {
    var shuffled = new ArrayList<>(more);
    Collections.shuffle(shuffled, random);
    faults.addAll(shuffled.subList(0, Math.min(shuffled.size(), count - faults.size())));
  }

  private void placeRestore() {
    backup = between(BEFORE_BACKUP, count / 3 - 1);
    restore = between(backup + 1, count / 3);
  }

  private List<Fault> ordinary() {
    var database = new Fault(Kind.PAUSE, "postgres", seconds(3, 8), pause());
    return List.of(kill(OTHERS), terminate(), pauseInstance(), database, loseViews(), fillDisk());
  }

  private List<Fault> further() {
    return List.of(loseTopic(), cut(), delay(), swallow());
  }

  private Fault next() {
    int index = faults.size();
    if (index == backup) return operation(Kind.BACKUP);
    if (index == restore) return operation(Kind.RESTORE);
    if (count > FEW && index == count / 3)
      return new Fault(Kind.PAUSE, BROKER, BROKER_AWAY, Duration.ofSeconds(1));
    if (count > FEW && index == count - 1)
      return new Fault(Kind.LOSE_BROKER, BROKER, Duration.ZERO, pause());
    var fault = drawn();
    while (isBrokerAway(index) && fault.concernsBroker()) fault = drawn();
    return fault;
  }

  private boolean isBrokerAway(int index) {
    return count > FEW && index > count / 3 && index < 2 * count / 3;
  }

  private Fault drawn() {
    int kind = random.nextInt(100);
    if (kind < 46) return kill(random.nextInt(3) > 0 ? INSTANCES : OTHERS);
    if (kind < 58) return terminate();
    if (kind < 67) return pauseInstance();
    if (kind < 75) return new Fault(Kind.PAUSE, any(OTHERS), seconds(3, 8), pause());
    if (kind < 81) return loseViews();
    if (kind < 85) return fillDisk();
    if (kind < 88) return loseTopic();
    if (kind < 92) return cut();
    return kind < 96 ? delay() : swallow();
  }

  private Fault kill(List<String> processes) {
    return new Fault(Kind.KILL, any(processes), Duration.ZERO, pause());
  }

  private Fault terminate() {
    return new Fault(Kind.TERMINATE, any(INSTANCES), Duration.ZERO, pause());
  }

  private Fault pauseInstance() {
    return new Fault(Kind.PAUSE, any(INSTANCES), seconds(12, 18), pause());
  }

  private Fault loseViews() {
    return new Fault(Kind.LOSE_VIEWS, VIEWS, Duration.ZERO, pause());
  }

  private Fault fillDisk() {
    return new Fault(Kind.FILL_DISK, DISK, seconds(4, 9), pause());
  }

  private Fault loseTopic() {
    return new Fault(Kind.TOPIC_LOST, any(TOPICS), Duration.ZERO, pause());
  }

  private Fault cut() {
    return new Fault(Kind.CUT, any(STORES), Duration.ZERO, pause());
  }

  private Fault delay() {
    return new Fault(Kind.DELAY, any(STORES), seconds(4, 9), pause());
  }

  private Fault swallow() {
    return new Fault(Kind.SWALLOW, any(STORES), seconds(4, 9), pause());
  }

  private Fault operation(Kind kind) {
    return new Fault(kind, PLATFORM, Duration.ZERO, pause());
  }

  private String any(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private Duration pause() {
    return Duration.ofMillis(1_000 + random.nextInt(3_000));
  }

  private Duration seconds(int least, int beyond) {
    return Duration.ofSeconds(between(least, beyond));
  }

  private int between(int least, int beyond) {
    return least + random.nextInt(beyond - least);
  }
}

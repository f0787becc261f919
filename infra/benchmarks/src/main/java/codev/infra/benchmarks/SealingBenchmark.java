package codev.infra.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.benchmarks.StoredSessionEvent.ContributionMade;
import codev.infra.benchmarks.StoredSessionEvent.PersonNamed;
import codev.infra.confidentiality.TextEncryption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What sealing costs: a session's contributions and people's names, appended by one writer and read
 * again, sealed as session-service seals them beside the same in clear. Rounds are short and take
 * turns; a ratio is the median of the rounds' ratios.
 */
public final class SealingBenchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(2);

  /** As services have it. */
  private static final Duration KEY_MEMORY = Duration.ofSeconds(5);

  /** Long enough for one commit to find its keys, and over before the next one. */
  private static final Duration BRIEF_KEY_MEMORY = Duration.ofMillis(5);

  private static final Duration PAUSE = Duration.ofMillis(6);

  /** In which a vault that was just opened looks after its epoch keys. */
  private static final Duration SETTLING = Duration.ofMillis(300);

  private static final int EVENTS_OF_AGGREGATE = 60;
  private static final int AGGREGATES_READ = 334;
  private static final int EVENTS_READ = EVENTS_OF_AGGREGATE * AGGREGATES_READ;
  private static final int EVENTS_AT_ONCE = 1_000; // as for figures
  private static final int WRITERS_BEFORE_READING = 32;
  private static final int READINGS_TO_WARM_UP = 3;

  /** Of a thousand events of session-service, as the demonstration leaves its log. */
  private static final int WITH_TEXTS = 530;

  private static final int WITH_NAMES = 30;

  private static final List<SampleGroup> GROUPS = SampleGroup.all();
  private static final List<String> TEXTS = texts();

  private final int rounds;
  private final VaultUnderTest vault = new VaultUnderTest();

  /** In the order of the table. */
  private final Map<String, Compared<List<Double>>> measured = new LinkedHashMap<>();

  private SealingBenchmark(int rounds) {
    this.rounds = rounds;
  }

  private enum Variant {
    IN_CLEAR,
    SEALED
  }

  /** Something of each variant. */
  private record Compared<T>(T inClear, T whenSealed) {
    T of(Variant variant) {
      return switch (variant) {
        case IN_CLEAR -> inClear;
        case SEALED -> whenSealed;
      };
    }

    <R> Compared<R> map(Function<T, R> function) {
      return new Compared<>(function.apply(inClear), function.apply(whenSealed));
    }
  }

  /**
   * Prints a table.
   *
   * @param arguments number of rounds (7 if missing)
   */
  public static void main(String[] arguments) throws Exception {
    var benchmark = new SealingBenchmark(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7);
    benchmark.append();
    benchmark.read();
    benchmark.print();
  }

  /** Contributions with keys in memory, contributions whose keys are read, and names. */
  private void append() {
    try (var encryption = vault.open(KEY_MEMORY);
        var forgetful = vault.open(BRIEF_KEY_MEMORY);
        var inClear = SessionLog.inClear();
        var whenSealed = SessionLog.sealedBy(encryption.texts())) {
      vault.awaitEpochKey();
      encryption.texts().createKeys(SampleGroup.keyOwners());
      var logs = new Compared<>(inClear, whenSealed);
      append("contribution appended", logs.map(ContributionWriter::new), Duration.ZERO);
      append(
          "contribution appended, keys read from the vault",
          new Compared<>(inClear, whenSealed.with(forgetful.texts())).map(ContributionWriter::new),
          PAUSE);
      append("name appended", logs.map(NameWriter::new), Duration.ZERO);
    }
  }

  private void append(String what, Compared<? extends Runnable> writers, Duration pause) {
    for (var variant : Variant.values()) {
      var _ = append(writers.of(variant), pause, WARM_UP);
    }
    takeTurns(
        variant -> {
          var nanos = append(writers.of(variant), pause, MEASURED);
          note(variant, what + ": p50, ms", nanos[nanos.length / 2] / 1e6);
          note(variant, what + ": p95, ms", nanos[nanos.length * 95 / 100] / 1e6);
          if (pause.isZero())
            note(variant, what + ": commits/s", nanos.length / (MEASURED.toNanos() / 1e9));
        });
  }

  /** Gives the latency of each append in nanoseconds, in ascending order. */
  private static long[] append(Runnable writer, Duration pause, Duration time) {
    var latencies = LongStream.builder();
    var end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      latencies.add(pause.isZero() ? time(writer) : timeRequest(writer));
      if (!pause.isZero()) LockSupport.parkNanos(pause.toNanos());
    }
    return latencies.build().sorted().toArray();
  }

  /** In a thread of its own, as in the services: each thread makes its ciphers. */
  private static long timeRequest(Runnable writer) {
    return CompletableFuture.supplyAsync(() -> time(writer), Thread::startVirtualThread).join();
  }

  private static long time(Runnable writer) {
    var started = System.nanoTime();
    writer.run();
    return System.nanoTime() - started;
  }

  /** Logs of one kind of event, read again and again; each time no key is in memory. */
  private void read() throws InterruptedException, ExecutionException {
    try (var encryption = vault.open(KEY_MEMORY);
        var contributions = SessionLog.inClear();
        var sealedContributions = SessionLog.sealedBy(encryption.texts());
        var names = SessionLog.inClear();
        var sealedNames = SessionLog.sealedBy(encryption.texts());
        var all = SessionLog.inClear();
        var allSealed = SessionLog.sealedBy(encryption.texts())) {
      var contributionLogs = new Compared<>(contributions, sealedContributions);
      var nameLogs = new Compared<>(names, sealedNames);
      fill(contributionLogs, ContributionWriter::new);
      fill(nameLogs, NameWriter::new);
      var allLogs = new Compared<>(all, allSealed);
      fill(allLogs, ServiceWriter::new);
      read(
          "contributions read, their texts as stored: events/s",
          contributionLogs,
          (_, events) -> count(events, ContributionMade.class, _ -> true));
      read(
          "contributions read, their texts decrypted: events/s",
          contributionLogs,
          SealingBenchmark::countDecrypted);
      read(
          "names read: events/s",
          nameLogs,
          (_, events) ->
              count(events, PersonNamed.class, named -> named.name().startsWith("Camille")));
      read("events of a service read: events/s", allLogs, (_, events) -> events.size());
      replay("history of sixty events of a service replayed", allLogs);
      replay("history of sixty contributions replayed", contributionLogs);
      replay("history of sixty names replayed", nameLogs);
    }
  }

  /** What a command waits for whose aggregate is not in memory: all events of one aggregate. */
  private void replay(String what, Compared<SessionLog> logs) {
    var aggregates = logs.map(SealingBenchmark::aggregates);
    for (int reading = 0; reading < READINGS_TO_WARM_UP; reading++)
      for (var variant : Variant.values()) {
        var _ = replay(logs.of(variant), variant, aggregates.of(variant));
      }
    takeTurns(
        variant -> {
          var nanos = replay(logs.of(variant), variant, aggregates.of(variant));
          note(variant, what + ": p50, ms", nanos[nanos.length / 2] / 1e6);
          note(variant, what + ": p95, ms", nanos[nanos.length * 95 / 100] / 1e6);
        });
  }

  private static List<String> aggregates(SessionLog log) {
    return log.log().page(0, EVENTS_READ).stream()
        .map(row -> row.aggregate().id())
        .distinct()
        .toList();
  }

  /** Gives the time for each history in nanoseconds, in ascending order. */
  private long[] replay(SessionLog log, Variant variant, List<String> aggregates) {
    if (variant == Variant.IN_CLEAR) return replay(log, aggregates);
    try (var encryption = vault.open(KEY_MEMORY)) {
      LockSupport.parkNanos(SETTLING.toNanos());
      return replay(log.with(encryption.texts()), aggregates);
    }
  }

  private static long[] replay(SessionLog log, List<String> aggregates) {
    return aggregates.stream().mapToLong(one -> replay(log, one)).sorted().toArray();
  }

  private static long replay(SessionLog log, String aggregate) {
    var started = System.nanoTime();
    long events =
        log.engine()
            .readEvents(aggregate, 0)
            .asStream()
            .filter(e -> e.getPayload() != null)
            .count();
    var nanos = System.nanoTime() - started;
    if (events != EVENTS_OF_AGGREGATE)
      throw new IllegalStateException("%d events of %s were read".formatted(events, aggregate));
    return nanos;
  }

  /** The keys of all whose texts are decrypted are read in one go, as in the services. */
  private static long countDecrypted(SessionLog log, List<?> events) {
    var authors = new HashSet<String>();
    for (var event : events) if (event instanceof ContributionMade made) authors.add(made.by());
    log.encryption().loadKeys(authors);
    return count(
        events,
        ContributionMade.class,
        made -> log.encryption().decrypt(made.contribution().text()).isPresent());
  }

  private static <E> long count(List<?> events, Class<E> type, Predicate<E> isReadable) {
    return events.stream().filter(type::isInstance).map(type::cast).filter(isReadable).count();
  }

  private static void fill(
      Compared<SessionLog> logs, Function<SessionLog, ? extends Runnable> writer)
      throws InterruptedException, ExecutionException {
    for (var variant : Variant.values()) {
      var log = logs.of(variant);
      fill(() -> writer.apply(log));
      var isSealed =
          log.log().page(0, EVENTS_AT_ONCE).stream()
              .map(row -> new String(row.event().payload(), UTF_8))
              .anyMatch(payload -> TextEncryption.authorsWithin(payload).findAny().isPresent());
      if (isSealed != (variant == Variant.SEALED))
        throw new IllegalStateException("A log is not %s".formatted(variant));
    }
  }

  private static void fill(Supplier<? extends Runnable> newWriter)
      throws InterruptedException, ExecutionException {
    try (var threads =
        Executors.newFixedThreadPool(WRITERS_BEFORE_READING, Thread.ofVirtual().factory())) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < AGGREGATES_READ; i++) {
        var writer = newWriter.get();
        all.add(
            threads.submit(
                () -> {
                  for (int event = 0; event < EVENTS_OF_AGGREGATE; event++) writer.run();
                }));
      }
      for (var one : all) one.get();
    }
  }

  private void read(
      String what, Compared<SessionLog> logs, ToLongBiFunction<SessionLog, List<?>> countReadable) {
    for (int reading = 0; reading < READINGS_TO_WARM_UP; reading++)
      for (var variant : Variant.values()) {
        var _ = read(logs.of(variant), variant, countReadable);
      }
    takeTurns(variant -> note(variant, what, read(logs.of(variant), variant, countReadable)));
  }

  private double read(
      SessionLog log, Variant variant, ToLongBiFunction<SessionLog, List<?>> countReadable) {
    if (variant == Variant.IN_CLEAR) return read(log, countReadable);
    try (var encryption = vault.open(KEY_MEMORY)) {
      LockSupport.parkNanos(SETTLING.toNanos());
      return read(log.with(encryption.texts()), countReadable);
    }
  }

  /** Gives events per second. */
  private static double read(SessionLog log, ToLongBiFunction<SessionLog, List<?>> countReadable) {
    var started = System.nanoTime();
    long events;
    try (var stream = log.engine().readEvents(null, false)) {
      events =
          stream
              .<Object>map(event -> event.getPayload())
              .gather(Gatherers.windowFixed(EVENTS_AT_ONCE))
              .mapToLong(some -> countReadable.applyAsLong(log, some))
              .sum();
    }
    var seconds = (System.nanoTime() - started) / 1e9;
    if (events != EVENTS_READ)
      throw new IllegalStateException("%d of %d were read".formatted(events, EVENTS_READ));
    return events / seconds;
  }

  /** The one that is first in a round is second in the next. */
  private void takeTurns(Consumer<Variant> measurement) {
    for (int round = 0; round < rounds; round++) {
      var order = Arrays.asList(Variant.values());
      (round % 2 == 0 ? order : order.reversed()).forEach(measurement);
    }
  }

  private void note(Variant variant, String what, double value) {
    measured
        .computeIfAbsent(what, _ -> new Compared<>(new ArrayList<>(), new ArrayList<>()))
        .of(variant)
        .add(value);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%s, %d processors, JDK %s; %d rounds of %d s, %d events read%n%n",
        MachineDescription.processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        rounds,
        MEASURED.toSeconds(),
        EVENTS_READ);
    System.out.println("| what | without | sealed | sealed is |");
    System.out.println("| --- | ---: | ---: | ---: |");
    measured.forEach(SealingBenchmark::printRow);
  }

  private static void printRow(String what, Compared<List<Double>> values) {
    var inClear = values.inClear();
    var whenSealed = values.whenSealed();
    var ratios =
        IntStream.range(0, inClear.size())
            .mapToObj(round -> whenSealed.get(round) / inClear.get(round))
            .toList();
    var format = what.endsWith("ms") ? "%.3f" : "%.0f";
    System.out.println(
        "| %s | %s | %s | %s |"
            .formatted(
                what,
                format.formatted(median(inClear)),
                format.formatted(median(whenSealed)),
                "%.2f×".formatted(median(ratios))));
  }

  private static List<String> texts() {
    var random = new Random(1);
    return Stream.generate(() -> SampleGroup.contribution(random)).limit(1_000).toList();
  }

  /** Each time it appends the next event of an aggregate, and begins another one after sixty. */
  private abstract static class Writer implements Runnable {
    private final Random random = new Random();
    private UUID aggregate = UUID.randomUUID();
    private SampleGroup group = any(GROUPS);
    private int sequence;

    final <T> T any(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }

    @Override
    public final void run() {
      if (sequence == EVENTS_OF_AGGREGATE) {
        aggregate = UUID.randomUUID();
        group = any(GROUPS);
        sequence = 0;
      }
      append(aggregate, sequence++, group);
    }

    abstract void append(UUID aggregate, int sequence, SampleGroup group);
  }

  private static final class ContributionWriter extends Writer {
    private final SessionLog log;

    ContributionWriter(SessionLog log) {
      this.log = log;
    }

    @Override
    void append(UUID aggregate, int sequence, SampleGroup group) {
      log.contribute(aggregate, sequence, group, any(TEXTS));
    }
  }

  private static final class NameWriter extends Writer {
    private final SessionLog log;

    NameWriter(SessionLog log) {
      this.log = log;
    }

    @Override
    void append(UUID aggregate, int sequence, SampleGroup group) {
      log.name(aggregate, sequence, any(GROUPS).member(sequence), "Camille Durand-" + sequence);
    }
  }

  /** Events of all kinds, as often as in the log of the demonstration: one aggregate of them. */
  private static final class ServiceWriter extends Writer {
    private static final AtomicInteger WRITERS = new AtomicInteger();

    private final boolean isOfPerson = WRITERS.getAndIncrement() % (1_000 / WITH_NAMES) == 0;
    private final Random kinds = new Random(2);
    private final SessionLog log;

    ServiceWriter(SessionLog log) {
      this.log = log;
    }

    @Override
    void append(UUID aggregate, int sequence, SampleGroup group) {
      if (isOfPerson)
        log.name(aggregate, sequence, any(GROUPS).member(sequence), "Camille Durand-" + sequence);
      else if (kinds.nextInt(1_000 - WITH_NAMES) < WITH_TEXTS)
        log.contribute(aggregate, sequence, group, any(TEXTS));
      else log.openStep(aggregate, sequence, group);
    }
  }
}

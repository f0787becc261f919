package codev.infra.eventstore;

import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.BreakableDataSource;
import codev.infra.testkit.faults.BreakableDataSource.BreakPoint;
import codev.infra.testkit.history.HistoryChecker;
import codev.infra.testkit.history.LoggedEvent;
import codev.infra.testkit.history.RecordedCall;
import codev.infra.testkit.history.Violation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Writers that append at the same time through two processes, while connections break at random.
 * The seed decides what each writer does and where connections break; the order of the writers is
 * the machine's.
 */
record ConcurrentAppends(int writers, int calls, int aggregates, int breaksPercent, long seed) {
  private static final TestPostgres.Database DATABASE = EventLogs.database();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MAX_EVENTS = 3;

  /** What each writer knows of its calls, and what the log holds against it. */
  record Result(List<RecordedCall> calls, List<Violation> violations) {}

  Result run() throws Exception {
    EventLogs.clear(DATABASE);
    var calls = append();
    await().until(ConcurrentAppends::isQuiet);
    try (var connection = DATABASE.connect()) {
      var log = LoggedEvent.all(connection);
      return new Result(
          calls, HistoryChecker.check(log, RecordingWriter::callOf, calls, List.of()));
    }
  }

  private List<RecordedCall> append() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var breaks = new RandomBreaks(new Random(seed), breaksPercent);
      var processes = List.of(process(breaks), process(breaks));
      var tasks = new ArrayList<Callable<List<RecordedCall>>>();
      for (int i = 0; i < writers; i++) {
        int writer = i;
        tasks.add(() -> write(writer, processes.get(writer % processes.size())));
      }
      var all = new ArrayList<RecordedCall>();
      for (var written : threads.invokeAll(tasks)) all.addAll(written.get());
      return all;
    }
  }

  private static EventLog process(RandomBreaks breaks) {
    return new EventLog(
        BreakableDataSource.of(DATABASE.dataSource(), breaks::next),
        PATIENCE,
        new SimpleMeterRegistry());
  }

  private List<RecordedCall> write(int number, EventLog log) {
    var random = new Random(seed + number);
    var writer = new RecordingWriter("writer" + number);
    for (int i = 0; i < calls; i++) {
      var aggregate = "aggregate" + random.nextInt(aggregates);
      var sequence = log.history(RecordingWriter.TYPE, aggregate, 0).size();
      writer.append(log, aggregate, sequence, 1 + random.nextInt(MAX_EVENTS));
    }
    return writer.calls();
  }

  /** Whether the server has ended every statement whose client has gone. */
  private static boolean isQuiet() {
    return DATABASE
        .ask(
            "select count(*) = 0 from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid() and state <> 'idle'")
        .equals("t");
  }

  private static final class RandomBreaks {
    private static final BreakPoint[] KINDS = {
      BreakPoint.BEFORE, BreakPoint.DURING, BreakPoint.AFTER
    };

    private final Random random;
    private final int percent;

    RandomBreaks(Random random, int percent) {
      this.random = random;
      this.percent = percent;
    }

    synchronized BreakPoint next() {
      return random.nextInt(100) < percent ? KINDS[random.nextInt(KINDS.length)] : BreakPoint.NEVER;
    }
  }
}

package codev.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.BreakableDataSource;
import codev.infra.testkit.faults.BreakableDataSource.BreakPoint;
import codev.infra.testkit.history.HistoryChecker;
import codev.infra.testkit.history.LoggedEvent;
import codev.infra.testkit.history.RecordedCall.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a log should hold after one call at a time: the head and the next sequence of each
 * aggregate. Two processes append to the log, each with its own cache.
 */
final class AppendModel {
  /** Gives up soon, long after it has asked again. */
  private static final Duration SHORT_TIMEOUT = Duration.ofMillis(120);

  private static final TestPostgres.Database DATABASE = EventLogs.database();

  private final Deque<BreakPoint> plan = new ArrayDeque<>();
  private final RecordingWriter writer = new RecordingWriter("writer");
  private final Map<String, Long> next = new HashMap<>();
  private final List<EventLog> processes = new ArrayList<>();
  private BreakPoint afterThePlan = BreakPoint.NEVER;
  private long head;

  AppendModel() {
    EventLogs.clear(DATABASE);
    processes.add(process(Duration.ofSeconds(20)));
    processes.add(process(Duration.ofSeconds(20)));
  }

  /**
   * One call of a process.
   *
   * @param offset of the claimed sequence from the right one: other than 0, it has to be refused
   * @param breaks of its connections, one for each statement or commit
   */
  record Append(int process, String aggregate, int offset, int events, List<BreakPoint> breaks) {}

  /** However often its connections break, the outcome is known in the end, and the right one. */
  void append(Append step) {
    plan.addAll(step.breaks());
    var sequence = nextOf(step.aggregate()) + step.offset();
    var call =
        writer.append(processes.get(step.process()), step.aggregate(), sequence, step.events());
    plan.clear();
    if (step.offset() != 0) {
      assertThat(call.outcome()).isEqualTo(Outcome.REFUSED);
      return;
    }
    assertThat(call.outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(call.position()).hasValue(head + step.events());
    stored(step);
  }

  /** The database is away until the process gives up: all is stored, or nothing. */
  void giveUp(Append step) {
    var withShortTimeout = process(SHORT_TIMEOUT);
    plan.addAll(step.breaks());
    afterThePlan = BreakPoint.BEFORE;
    var call =
        writer.append(withShortTimeout, step.aggregate(), nextOf(step.aggregate()), step.events());
    afterThePlan = BreakPoint.NEVER;
    plan.clear();
    awaitServer();
    var isStored = log().stream().anyMatch(event -> RecordingWriter.isOf(call, event));
    if (call.outcome() != Outcome.UNKNOWN)
      assertThat(isStored).isEqualTo(call.outcome() == Outcome.ACKNOWLEDGED);
    if (isStored) stored(step);
  }

  /** A statement whose connection was aborted on a slow machine may still be stored. */
  private static void awaitServer() {
    await()
        .until(
            () ->
                DATABASE
                    .ask(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and backend_type = 'client backend'
                          and pid <> pg_backend_pid()
                        """)
                    .equals("0"));
  }

  /** A process is started anew, with an empty cache. */
  void restart(int process) {
    processes.set(process, process(Duration.ofSeconds(20)));
  }

  void check() {
    var log = log();
    assertThat(log).hasSize((int) head);
    assertThat(HistoryChecker.check(log, RecordingWriter::callOf, writer.calls(), List.of()))
        .isEmpty();
  }

  private EventLog process(Duration patience) {
    return new EventLog(
        BreakableDataSource.of(DATABASE.dataSource(), this::nextBreak),
        patience,
        new SimpleMeterRegistry());
  }

  private BreakPoint nextBreak() {
    var planned = plan.poll();
    return planned == null ? afterThePlan : planned;
  }

  private long nextOf(String aggregate) {
    return next.getOrDefault(aggregate, 0L);
  }

  private void stored(Append step) {
    head += step.events();
    next.merge(step.aggregate(), (long) step.events(), Long::sum);
  }

  private List<LoggedEvent> log() {
    try (var connection = DATABASE.connect()) {
      return LoggedEvent.all(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return head + " events " + next;
  }
}

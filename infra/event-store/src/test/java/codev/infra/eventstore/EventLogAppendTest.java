package codev.infra.eventstore;

import static codev.infra.eventstore.EventLogs.commit;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.log.AppendFailedException;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.log.StaleCommitException;
import codev.infra.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@DisplayName("Appending to the event log")
@Execution(CONCURRENT)
class EventLogAppendTest {
  private static final int WRITERS = 32;

  private TestPostgres.Database database;
  private EventLog log;

  @BeforeEach
  void an_empty_log() {
    database = EventLogs.database();
    log = EventLogs.on(database);
  }

  @Test
  @DisplayName("an empty log has nothing before its first event")
  void an_empty_log_starts_at_one() {
    assertThat(log.head()).isEqualTo(LogPosition.START);
    assertThat(log.append(commit("a", 0))).isEqualTo(1);
  }

  @Test
  @DisplayName("a commit of several events has consecutive positions")
  void a_commit_stands_together() {
    log.append(commit("a", 0));
    assertThat(log.append(commit("b", 0, 3))).isEqualTo(4);
    assertThat(log.page(0, 10)).extracting(EventRow::commit).containsExactly(1L, 4L, 4L, 4L);
  }

  @Test
  @DisplayName("the last positions of aggregates are those of their last events")
  void last_positions() {
    log.append(commit("a", 0));
    log.append(commit("b", 0, 3));
    log.append(commit("a", 1));
    var type = log.page(0, 1).getFirst().aggregate().type();
    var ids = List.of("a", "b", "c");
    assertThat(log.lastPositionsOf(type, ids, 9)).isEqualTo(Map.of("a", 5L, "b", 4L));
    assertThat(log.lastPositionsOf(type, ids, 3)).isEqualTo(Map.of("a", 1L, "b", 3L));
    assertThat(log.lastPositionsOf("another type", ids, 9)).isEmpty();
    assertThat(log.lastPositionsOf(type, List.of(), 9)).isEmpty();
    assertThat(log.stretch(type, "b", 2, 3)).extracting(EventRow::position).containsExactly(3L);
  }

  @Test
  @DisplayName("what is read is what was written")
  void reads_what_was_written() {
    var commit = commit("a", 0);
    log.append(commit);
    assertThat(log.history("Session", "a", 0).getFirst().event())
        .usingRecursiveComparison()
        .isEqualTo(commit.events().getFirst());
  }

  @Test
  @DisplayName("what an aggregate is called is a value, whatever it has of a statement")
  void a_value_is_no_statement() {
    var name = "a'; truncate events; --";
    log.append(commit(name, 0));
    log.append(commit("b", 0));
    assertThat(log.page(0, 10).stream().map(row -> row.aggregate().id()))
        .containsExactly(name, "b");
    assertThat(log.history("Session", name, 0)).hasSize(1);
    assertThat(log.history("Session", "' or ''='", 0)).isEmpty();
    assertThat(log.lastPositionsOf("Session", List.of(name, "c' or 'a'='a"), 9))
        .isEqualTo(Map.of(name, 1L));
  }

  @Test
  @DisplayName(
      "two services with thirty-two writers leave no gap and no duplicate, in each writer's order")
  void positions_are_dense_whoever_writes() throws Exception {
    var logs = List.of(log, EventLogs.on(database));
    var positions = new ConcurrentLinkedQueue<Long>();
    together(
        writer -> {
          for (int i = 0; i < 20; i++)
            positions.add(logs.get(writer % 2).append(commit("writer-" + writer, i)));
        });
    assertThat(positions)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, WRITERS * 20).boxed().toList());
    assertThat(log.page(0, 1_000).stream().collect(groupingBy(EventRow::aggregate)).values())
        .hasSize(WRITERS)
        .allSatisfy(
            history ->
                assertThat(history)
                    .extracting(EventRow::sequence)
                    .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList()));
  }

  @Test
  @DisplayName("of two that continue the same history at once, one is stored")
  void one_of_two_rivals_wins() throws Exception {
    var other = EventLogs.on(database);
    var outcomes = new ConcurrentLinkedQueue<Boolean>();
    together(
        writer -> {
          try {
            (writer % 2 == 0 ? log : other).append(commit("a", 0));
            outcomes.add(true);
          } catch (StaleCommitException _) {
            outcomes.add(false);
          }
        });
    assertThat(outcomes).filteredOn(won -> won).hasSize(1);
    assertThat(log.head().position()).isEqualTo(1);
  }

  @Test
  @DisplayName("in a batch only the stale commits are refused")
  void only_the_stale_are_refused() throws Exception {
    EventLogs.on(database).append(commit("stale", 0));
    var outcomes = new ConcurrentLinkedQueue<String>();
    together(
        writer -> {
          var aggregate = writer % 4 == 0 ? "stale" : "fresh-" + writer;
          try {
            log.append(commit(aggregate, 0));
            outcomes.add("kept " + aggregate);
          } catch (StaleCommitException _) {
            outcomes.add("refused " + aggregate);
          }
        });
    assertThat(outcomes)
        .hasSize(WRITERS)
        .allMatch(outcome -> outcome.startsWith("kept fresh") || outcome.equals("refused stale"));
    assertThat(log.head().position()).isEqualTo(1 + WRITERS * 3 / 4);
  }

  @Test
  @DisplayName("a history skips no sequence number")
  void a_history_has_no_gap() {
    log.append(commit("a", 0));
    assertThatThrownBy(() -> log.append(commit("a", 2))).isInstanceOf(StaleCommitException.class);
    assertThat(log.head().position()).isEqualTo(1);
  }

  @Test
  @DisplayName("what another process has added to a known history is seen")
  void what_others_added_meanwhile_is_seen() {
    var other = EventLogs.on(database);
    log.append(commit("a", 0));
    log.append(commit("b", 0));
    other.append(commit("a", 1));
    log.append(commit("b", 1));
    assertThatThrownBy(() -> log.append(commit("a", 1))).isInstanceOf(StaleCommitException.class);
    assertThat(log.append(commit("a", 2))).isEqualTo(5);
  }

  @Test
  @DisplayName("a commit that the database cannot take does no harm to others of its batch")
  void a_poisonous_commit_fails_alone() throws Exception {
    var refused = new ConcurrentLinkedQueue<Integer>();
    together(
        writer -> {
          try {
            log.append(commit(writer == 7 ? "\0" : "a" + writer, 0));
          } catch (AppendFailedException _) {
            refused.add(writer);
          }
        });
    assertThat(refused).containsExactly(7);
    assertThat(log.head().position()).isEqualTo(WRITERS - 1);
  }

  @Test
  @DisplayName("the same identifier in two aggregate types keeps them apart")
  void types_share_no_history() {
    log.append(commit("a", 0));
    log.append(commit(new EventRow.Aggregate("Group", "a"), 0, 1));
    assertThat(log.history("Group", "a", 0)).hasSize(1);
  }

  private static void together(IntConsumer work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        all.add(threads.submit(() -> work.accept(writer)));
      }
      for (var one : all) one.get();
    }
  }
}

package codev.infra.eventstore.log;

import static codev.infra.eventstore.EventLogs.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.EventLogs;
import codev.infra.testkit.TestPostgres;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The hash chain")
@Execution(CONCURRENT)
class HashChainTest {
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private TestPostgres.Database database;
  private EventLog log;

  @BeforeEach
  void ten_events() {
    database = EventLogs.database();
    log = EventLogs.on(database);
    IntStream.range(0, 5).forEach(i -> log.append(commit("a" + i, 0, 2)));
  }

  @Test
  @DisplayName("each link covers the one before, up to the head")
  void every_link_holds() {
    assertThat(firstAltered()).isZero();
    assertThat(log.head().hash()).isEqualTo(log.page(9, 1).getFirst().hash());
  }

  @ParameterizedTest
  @DisplayName("each alteration is visible where it was made")
  @ValueSource(
      strings = {
        "payload = payload || '\\x20'",
        "metadata = metadata || '\\x20'",
        "at = at + interval '1 microsecond'",
        "type = 'session.step-closed'",
        "revision = '2'",
        "event_id = 'x'",
        "aggregate_id = 'x'",
        "aggregate_type = 'x'",
        "sequence = sequence + 7",
        "commit_id = 2",
        "hash = '\\x00'"
      })
  void any_alteration_shows(String alteration) {
    database.alterProtected("update events set " + alteration + " where position = 4");
    assertThat(firstAltered()).isEqualTo(4);
  }

  @Test
  @DisplayName("a commit that was changed as a whole is visible, too")
  void an_altered_commit_shows() {
    database.alterProtected("update events set aggregate_id = 'x' where commit_id = 4");
    assertThat(firstAltered()).isEqualTo(4);
  }

  @Test
  @DisplayName("verification can begin with any commit, given the hash before it")
  void starts_at_the_commit_that_holds_a_position() {
    var all = log.chain(1, 100);
    assertThat(log.chain(5, 2)).isEqualTo(all.subList(2, 4));
    assertThat(log.chain(6, 2)).isEqualTo(all.subList(2, 4));
  }

  @Test
  @DisplayName("the trace that a commit belongs to is no part of it")
  void a_trace_changes_no_hash() {
    var commit = commit("b", 0, 2);
    var traced = commit.tracedBy(TRACEPARENT);

    assertThat(traced.contentDigest()).isEqualTo(commit.contentDigest());
    assertThat(traced.after(log.head()))
        .usingRecursiveComparison()
        .isEqualTo(commit.after(log.head()));

    log.append(traced);
    assertThat(firstAltered()).isZero();
    database.ask("delete from commit_trace");
    assertThat(firstAltered()).isZero();
  }

  @Test
  @DisplayName("what belongs to no trace is appended by a statement that knows of none")
  void without_a_trace_nothing_is_paid() {
    assertThat(AppendStatement.sql(Map.of())).doesNotContain("commit_trace");
    assertThat(AppendStatement.sql(Map.of(2L, TRACEPARENT))).contains("commit_trace");
  }

  @Test
  @DisplayName("a removed event ends the reading")
  void a_missing_event_stops_the_reader() {
    database.alterProtected("delete from events where position = 4");
    assertThatThrownBy(() -> log.page(0, 100)).isInstanceOf(LogCorruptedException.class);
  }

  @ParameterizedTest
  @DisplayName("of a damaged log the commits before the damage are read, page by page too")
  @ValueSource(
      strings = {
        "delete from events where position = 7",
        "delete from events where position = 8",
        "update events set commit_id = 2 where position = 8",
        "update events set sequence = sequence + 7 where position = 8"
      })
  void what_is_intact_is_read(String harm) {
    var intact = log.chain(1, 100).subList(0, 3);
    database.alterProtected(harm);
    assertThatThrownBy(() -> log.chain(1, 100))
        .isInstanceOfSatisfying(
            LogCorruptedException.class,
            damage -> {
              assertThat(log.chain(1, damage.position(), 100)).isEqualTo(intact);
              assertThat(log.chain(1, damage.position(), 2)).isEqualTo(intact.subList(0, 2));
              assertThat(log.chain(7, damage.position(), 2)).isEmpty();
            });
  }

  /** Position of the first commit that is not what it was, 0 if there is none. */
  private long firstAltered() {
    try {
      return log.chain(1, 100).stream()
          .filter(link -> !link.holds())
          .mapToLong(ChainedCommit::position)
          .findFirst()
          .orElse(0);
    } catch (LogCorruptedException e) {
      assertThat(e).hasMessageMatching(".*position [34]:.*");
      return 4;
    }
  }
}

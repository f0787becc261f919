package codev.infra.eventstore.processor;

import static codev.infra.eventstore.EventLogs.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.LoadedEvent;
import codev.infra.eventstore.log.StaleCommitException;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.tracing.RecordedSpans;
import codev.infra.tracing.Tracing;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The traces of commits")
class CommitTracesTest {
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final TestPostgres.Database database = EventLogs.database();
  private final ServiceInstance instance = new ServiceInstance(database);
  private final CommitTraces traces =
      new CommitTraces(instance.pool, new Tracing(new RecordedSpans().registry()));

  @AfterEach
  void stop() {
    traces.close();
    instance.stop();
  }

  @Test
  @DisplayName("are known of all events of the commits that belong to one")
  void are_known_by_commit() {
    instance.log.append(commit("a", 0, 2).tracedBy(TRACEPARENT));
    instance.log.append(commit("b", 0, 1));

    assertThat(database.ask("select count(*) from commit_trace")).isEqualTo("1");
    assertThat(traces.of(instance.log.page(0, 10))).isEqualTo(Map.of(2L, TRACEPARENT));
    assertThat(traces.of(instance.log.page(2, 10))).isEmpty();
  }

  @Test
  @DisplayName("reach the event processors with their events")
  void reach_the_processors() {
    var pages =
        new SharedPageReader(
            instance.log, new EventReader(instance.log, instance.engine), traces::of);
    instance.write(2);
    database.ask("insert into commit_trace values (2, '%s', now())".formatted(TRACEPARENT));

    assertThat(pages.page(0, 10))
        .extracting(LoadedEvent::traceparent)
        .containsExactly(null, TRACEPARENT);
  }

  @Test
  @DisplayName("are not looked for while tracing is off")
  void are_not_looked_for_while_off() {
    instance.log.append(commit("a", 0, 1).tracedBy(TRACEPARENT));
    try (var off = new CommitTraces(instance.pool, Tracing.OFF)) {
      assertThat(off.of(instance.log.page(0, 10))).isEmpty();
    }
  }

  @Test
  @DisplayName("are deleted after an hour")
  void are_deleted() {
    instance.log.append(commit("a", 0, 1).tracedBy(TRACEPARENT));
    instance.log.append(commit("b", 0, 1).tracedBy(TRACEPARENT));
    database.ask("update commit_trace set at = now() - interval '61 minutes' where commit_id = 1");

    traces.deleteOld();

    assertThat(traces.of(instance.log.page(0, 10))).containsOnlyKeys(2L);
  }

  @Test
  @DisplayName("of what is not appended there are none, and an old one stops no commit")
  void belong_to_what_is_appended() {
    instance.log.append(commit("a", 0, 1));
    assertThatThrownBy(() -> instance.log.append(commit("a", 0, 1).tracedBy(TRACEPARENT)))
        .isInstanceOf(StaleCommitException.class);
    assertThat(database.ask("select count(*) from commit_trace")).isEqualTo("0");

    database.ask("insert into commit_trace values (2, 'of a log that was set back', now())");
    assertThat(instance.log.append(commit("a", 1, 1).tracedBy(TRACEPARENT))).isEqualTo(2);
  }
}

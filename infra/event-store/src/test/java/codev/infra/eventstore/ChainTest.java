package codev.infra.eventstore;

import static codev.infra.eventstore.Logs.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.Postgres;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La chaîne de preuve")
class ChainTest {
  private Postgres.Database database;
  private EventLog log;

  @BeforeEach
  void ten_events() {
    database = Postgres.database();
    log = Logs.on(database);
    IntStream.range(0, 5).forEach(i -> log.append(commit("a" + i, 0, 2)));
  }

  @Test
  @DisplayName("chaque maillon couvre le précédent, jusqu'à la tête")
  void every_link_holds() {
    assertThat(firstAltered()).isZero();
    assertThat(log.head().hash()).isEqualTo(log.page(9, 1).getFirst().hash());
  }

  @ParameterizedTest
  @DisplayName("toute altération se voit à l'endroit même")
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
    database.ask("update events set " + alteration + " where position = 4");
    assertThat(firstAltered()).isEqualTo(4);
  }

  @Test
  @DisplayName("un événement retiré arrête la lecture")
  void a_missing_event_stops_the_reader() {
    database.ask("delete from events where position = 4");
    assertThatThrownBy(() -> log.page(0, 100)).isInstanceOf(HoleInTheLog.class);
  }

  private long firstAltered() {
    var previous = Mark.START.hash();
    for (var entry : log.page(0, 100)) {
      if (!Chain.hash(previous, Chain.link(entry)).equals(entry.hash())) return entry.position();
      previous = entry.hash();
    }
    return 0;
  }
}

package codev.infra.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.LoadedEvent;
import codev.infra.testkit.TestPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pages that event processors share")
class SharedPageReaderTest {
  private final TestPostgres.Database database = EventLogs.database();
  private final ServiceInstance instance = new ServiceInstance(database);
  private final SharedPageReader pages =
      new SharedPageReader(
          instance.log, new EventReader(instance.log, instance.engine), _ -> Map.of());

  @AfterEach
  void stop() {
    instance.stop();
  }

  @Test
  @DisplayName("are read once for all that wait at the end of the log")
  void are_read_once() {
    instance.write(2);
    pages.page(0, 100);
    instance.write(1);

    var first = pages.page(2, 100);

    assertThat(positions(first)).containsExactly(3L);
    assertThat(pages.page(2, 100).getFirst()).isSameAs(first.getFirst());
    assertThat(positions(pages.page(1, 100))).containsExactly(2L, 3L);
    assertThat(positions(pages.page(0, 2))).containsExactly(1L, 2L);
  }

  @Test
  @DisplayName("go on from the log where the kept events end, also without a notification")
  void go_on_from_the_log() {
    instance.write(1);
    pages.page(0, 100);
    var elsewhere = new ServiceInstance(database);
    elsewhere.write(1);
    elsewhere.stop();

    assertThat(positions(pages.page(1, 100))).containsExactly(2L);

    instance.write(1);
    assertThat(positions(pages.page(0, 100))).containsExactly(1L, 2L, 3L);
    assertThat(pages.page(3, 100)).isEmpty();
  }

  @Test
  @DisplayName("reach as far back as a processor asks")
  void reach_back() {
    instance.write(400);
    for (var after = 0; after < 400; after += 100) pages.page(after, 101);

    assertThat(positions(pages.page(0, 500))).hasSize(400).startsWith(1L).endsWith(400L);
    assertThat(positions(pages.page(390, 500))).hasSize(10);
  }

  @Test
  @DisplayName("are read anew once the log may be another one")
  void are_read_anew() {
    instance.write(2);
    var first = pages.page(0, 100).getFirst();
    assertThat(pages.page(0, 100).getFirst()).isSameAs(first);

    pages.forget();

    assertThat(pages.page(0, 100).getFirst()).isNotSameAs(first);
  }

  @Test
  @DisplayName("are read once for all that are far behind, and on to the end of the log")
  void are_read_once_far_behind() {
    instance.log.append(EventLogs.commit("a", 0, 2_300));

    var one = new MovesProcessor();
    var other = new MovesProcessor();
    var first = pages.page(one, 1_000, 500);
    assertThat(positions(first)).hasSize(500).startsWith(1_001L).endsWith(1_500L);
    assertThat(pages.page(other, 1_000, 500).getLast()).isSameAs(first.getLast());
    assertThat(positions(pages.page(other, 1_500, 500))).hasSize(500).startsWith(1_501L);
    assertThat(positions(pages.page(other, 2_000, 500))).hasSize(300).endsWith(2_300L);

    pages.forget();

    assertThat(pages.page(other, 1_000, 500).getFirst()).isNotSameAs(first.getFirst());
  }

  private static List<Long> positions(List<LoadedEvent> page) {
    return page.stream().map(LoadedEvent::position).toList();
  }
}

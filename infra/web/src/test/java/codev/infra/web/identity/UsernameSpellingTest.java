package codev.infra.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A user name")
class UsernameSpellingTest {
  /** An event of a log. */
  private record Named(List<String> people) {}

  @Test
  @DisplayName("is in lower case, without spaces around it")
  void is_in_lower_case() {
    var spelling = recorded();

    assertThat(spelling.of(" ALICE ")).isEqualTo("alice");
    assertThat(spelling.of("E\u0301lise")).isEqualTo("\u00e9lise");
  }

  @Test
  @DisplayName("that was recorded with capitals is found by any spelling")
  void recorded_with_capitals_it_is_found() {
    var spelling = recorded("Alice.Martin", "bob");

    assertThat(spelling.of("alice.martin")).isEqualTo("Alice.Martin");
    assertThat(spelling.of("ALICE.MARTIN")).isEqualTo("Alice.Martin");
    assertThat(spelling.of("BOB")).isEqualTo("bob");
  }

  @Test
  @DisplayName("of two people who differed by case only stays each one's own")
  void two_people_stay_two() {
    var spelling = recorded("alice", "Alice");

    assertThat(spelling.of("Alice")).isEqualTo("Alice");
    assertThat(spelling.of("alice")).isEqualTo("alice");
    assertThat(spelling.of("ALICE")).isEqualTo("alice");
  }

  /** Of a log in which these people are named, in this order. */
  private static UsernameSpelling recorded(String... people) {
    return UsernameSpelling.of(
        new FoldedViews(Stream.of(people).map(name -> new Named(List.of(name))).toList()),
        event -> ((Named) event).people().stream());
  }

  /** Views of a log that is written already; only the documents with capitals can be read. */
  private record FoldedViews(List<Named> log) implements ReadModels {
    @Override
    @SuppressWarnings("unchecked")
    public <E, D> ReadModel<D> project(Projection<E, D> projection) {
      Map<String, D> documents = new TreeMap<>();
      for (int i = 0; i < log.size(); i++) {
        var recorded = new RecordedEvent<>((E) log.get(i), i + 1, "stream", i, Instant.EPOCH, "");
        projection
            .touched(recorded)
            .forEach(id -> documents.compute(id, (_, doc) -> projection.fold(id, doc, recorded)));
      }
      return (ReadModel<D>)
          Proxy.newProxyInstance(
              ReadModel.class.getClassLoader(),
              new Class<?>[] {ReadModel.class},
              (_, method, _) -> {
                assertThat(method.getName()).isEqualTo("where");
                return documents.values().stream()
                    .filter(document -> ((RecordedSpellings) document).capitals())
                    .toList();
              });
    }

    @Override
    public boolean await(long position, Duration atMost) {
      return true;
    }
  }
}

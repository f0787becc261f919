package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A projection in a few lines")
class ProjectionBuilderTest {
  record Moved(String from, String to) {}

  record Visits(int number) {
    private static final Visits NONE = new Visits(0);

    private Visits after(Moved event) {
      return new Visits(event.from().equals(event.to()) ? number : number + 1);
    }
  }

  private final Projection.Builder<Moved, Visits> visits =
      Projection.of("visits", Moved.class, Visits.class);

  @Test
  @DisplayName("has a stored name and begins with version 1")
  void has_a_name_and_a_version() {
    var first = visits.foldFrom(Visits.NONE, Visits::after);

    assertThat(first.view()).isEqualTo("visits");
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.eventType()).isEqualTo(Moved.class);
    assertThat(first.documentType()).isEqualTo(Visits.class);
    assertThat(visits.version(2).fold((_, _) -> null).version()).isEqualTo(2);
  }

  @Test
  @DisplayName("reads no older version unless it is declared")
  void reads_an_older_version_where_it_is_declared() {
    assertThat(visits.version(3).fold((_, _) -> null).readsFrom()).isEqualTo(3);
    assertThat(visits.version(3).readsFrom(2).by(Moved::to).fold((_, _) -> null).readsFrom())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("writes one document, several, or one named by the position, for each event")
  void touches_documents() {
    assertThat(touched(visits.by(Moved::to))).containsExactly("b");
    assertThat(touched(visits.byEach(e -> Stream.of(e.from(), e.to())))).containsExactly("a", "b");
    assertThat(touched(visits.byEachRecorded(r -> Stream.of("at" + r.position()))))
        .containsExactly("at7");
    assertThat(touched(visits)).isEmpty();
  }

  @Test
  @DisplayName("folds from an empty document, or from nothing, and may remove it")
  void folds() {
    var counting = visits.by(Moved::to).foldFrom(Visits.NONE, Visits::after);
    var removing = visits.by(Moved::to).fold((before, _) -> before == null ? Visits.NONE : null);
    var numbered = visits.by(Moved::to).foldRecorded((id, _, r) -> numbered(id, r));

    assertThat(fold(counting, null)).isEqualTo(new Visits(1));
    assertThat(fold(counting, new Visits(1))).isEqualTo(new Visits(2));
    assertThat(fold(removing, null)).isEqualTo(Visits.NONE);
    assertThat(fold(removing, Visits.NONE)).isNull();
    assertThat(fold(numbered, null)).isEqualTo(new Visits(8));
  }

  private static Visits numbered(String id, RecordedEvent<Moved> recorded) {
    return new Visits(id.length() + (int) recorded.position());
  }

  private static @Nullable Visits fold(
      Projection<Moved, Visits> projection, @Nullable Visits before) {
    return projection.fold("b", before, moved());
  }

  private static List<String> touched(Projection.Builder<Moved, Visits> builder) {
    return builder.fold((_, _) -> null).touched(moved()).toList();
  }

  private static RecordedEvent<Moved> moved() {
    return new RecordedEvent<>(new Moved("a", "b"), 7, "trip", 0, Instant.EPOCH, "00");
  }
}

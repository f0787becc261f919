package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La liste des séances tenues")
class HeldSessionsTest {
  @Test
  @DisplayName("dit le suivi de la méthode quand chaque séance réunit assez de personnes")
  void shows_the_method_of_sessions_of_enough_people() {
    assertThat(held(5, 5, 8).showsMethod()).isTrue();
    assertThat(held(6, 5).threshold()).isEqualTo(6);
  }

  @Test
  @DisplayName("le tait pour toutes dès qu'une séance est trop petite : les autres la diraient")
  void hides_it_for_all_when_one_is_too_small() {
    assertThat(held(5, 8, 4, 9).showsMethod()).isFalse();
    assertThat(held(6, 5, 8).showsMethod()).isFalse();
  }

  @Test
  @DisplayName("ne descend pas sous le plus petit seuil, quoi que demande le programme")
  void keeps_the_lowest_threshold() {
    assertThat(held(1, 2).showsMethod()).isFalse();
  }

  @Test
  @DisplayName("ne donne pas 0 % d'étapes dans les temps là où il n'y a eu aucune étape")
  void gives_no_share_of_no_steps() {
    assertThat(held(5, 5, 8).onTime()).contains(0.86);
    var without = new HeldSessionView("s", "id", "g", Instant.EPOCH, 8, 8, 0, 0, true, 0, 5);
    var programme = held(5, 5).programme();
    assertThat(new HeldSessions(programme, List.of(without), List.of(), Map.of()).onTime())
        .isEmpty();
    var one = held(5, 5).all().getFirst();
    assertThat(new HeldSessions(programme, List.of(without, one), List.of(), Map.of()).onTime())
        .contains(0.86);
  }

  @Test
  @DisplayName("date une séance de son ouverture")
  void dates_a_session_by_its_opening() {
    var noon = Instant.parse("2027-02-02T12:05:00Z");
    var one = new HeldSessionView("1", "id", "a", noon, 8, 7, 7, 6, true, 120, 125);
    assertThat(one.openedAt()).isEqualTo("2027-02-02T10:00:00Z");
  }

  @Test
  @DisplayName("additionne les durées, et prend le plan d'une séance écourtée en entier")
  void adds_up_the_hours() {
    assertThat(held(5, 5, 8, 6).hoursPlanned()).isEqualTo(6);
    assertThat(held(5, 5, 8, 6).hoursHeld()).isEqualTo(6.25);
    var one = held(5, 5).all().getFirst();
    assertThat(one.planned(180).plannedMinutes()).isEqualTo(180);
    assertThat(one.planned(null)).isEqualTo(one);
  }

  @Test
  @DisplayName("se lit aussi par groupe, par ordre de nom, et les groupes font le tout")
  void is_divided_by_group() {
    var first = new HeldSessionView("1", "id", "a", Instant.EPOCH, 8, 7, 7, 6, true, 120, 125);
    var second = new HeldSessionView("2", "id", "b", Instant.EPOCH, 6, 6, 7, 6, true, 120, 125);
    var third = new HeldSessionView("3", "id", "a", Instant.EPOCH, 8, 5, 7, 6, true, 120, 125);
    var all =
        new HeldSessions(
            programme(5),
            List.of(first, second, third),
            List.of(),
            Map.of("a", "Lumière", "b", "Curie"));
    assertThat(all.byGroup())
        .extracting(
            HeldSessions.SessionsOfGroup::name,
            part -> part.sessions().all(),
            part -> part.sessions().came())
        .containsExactly(
            tuple("Curie", List.of(second), 6L), tuple("Lumière", List.of(first, third), 12L));
    assertThat(all.byGroup().stream().mapToLong(part -> part.sessions().expected()).sum())
        .isEqualTo(all.expected());
  }

  static ProgrammeFiguresView programme(int threshold) {
    return new ProgrammeFiguresView(
        "id",
        "P",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new ProgrammeFiguresView.Threshold(1, threshold)),
        Map.of(),
        null);
  }

  private static HeldSessions held(int threshold, long... expected) {
    return new HeldSessions(
        programme(threshold),
        LongStream.of(expected).mapToObj(HeldSessionsTest::session).toList(),
        List.of(),
        Map.of());
  }

  private static HeldSessionView session(long expected) {
    return new HeldSessionView(
        "s" + expected, "id", "g", Instant.EPOCH, expected, expected, 7, 6, true, 120, 125);
  }
}

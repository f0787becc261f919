package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.HeldSessionView;
import codev.learning.outcomes.figures.HeldSessions;
import codev.learning.outcomes.figures.PlannedSessionView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;

@DisplayName("Le calendrier des groupes")
class SessionCalendarTest {
  private static final FigureFormatter FRENCH =
      new FigureFormatter(FigureLabelsTest.sentences(), Locale.FRENCH);
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final String PAGE =
      """
      <th:block th:replace="~{outcomes/fragments :: sessions(${held}, ${held.byGroup()})}"></th:block>
      <th:block th:replace="~{outcomes/fragments :: calendar(${calendar})}"></th:block>
      """;

  @Test
  @DisplayName("montre par groupe et par mois ce qui est tenu et ce qui est prévu, trous compris")
  void shows_sessions_held_and_planned_with_their_gaps() {
    var calendar =
        calendar(
            List.of(held("b", "2027-01-11T08:00:00Z"), held("b", "2027-01-25T08:00:00Z")),
            List.of(planned("b", "2027-03-08T08:00:00Z"), planned("a", "2027-03-31T22:30:00Z")));
    assertThat(calendar.months()).hasSize(4).first().asString().contains("27");
    assertThat(calendar.rows())
        .extracting(SessionCalendar.Row::group, row -> marks(row))
        .containsExactly(
            tuple("Ampère", List.of("", "", "", "○")), tuple("Curie", List.of("●●", "", "○", "")));
  }

  @Test
  @DisplayName("suit le tableau des groupes et son total, sur chaque page où ils se comparent")
  void follows_the_table_of_the_groups() {
    var sessions =
        sessions(
            List.of(held("b", "2027-01-11T08:00:00Z"), held("a", "2027-01-25T08:00:00Z")),
            List.of(planned("b", "2027-03-08T08:00:00Z")));
    assertThat(words(sessions))
        .containsSubsequence(
            "Séances par groupe",
            "Ampère 1 0 7 sur 8",
            "Curie 1 1 7 sur 8",
            "Total 2 1 14 sur 16",
            "Calendrier des groupes",
            "Ampère ● 1 tenue, aucune prévue");
    assertThat(words(sessions(List.of(held("b", "2027-01-11T08:00:00Z")), List.of())))
        .as("of one group")
        .startsWith("Calendrier des groupes");
    assertThat(words(sessions(List.of(), List.of()))).isEmpty();
  }

  /** Of both parts of a page, without its tags. */
  private static String words(HeldSessions sessions) {
    var calendar = SessionCalendar.of(sessions, PARIS, FRENCH);
    return ChartPageTest.engine()
        .process(PAGE, new Context(Locale.FRENCH, Map.of("held", sessions, "calendar", calendar)))
        .replaceAll("(?s)<[^>]*>", " ")
        .replaceAll("[\\s\u00a0\u202f]+", " ")
        .strip();
  }

  @Test
  @DisplayName("est vide tant que rien n'est tenu ni prévu")
  void is_empty_without_sessions() {
    assertThat(calendar(List.of(), List.of()).rows()).isEmpty();
  }

  private static List<String> marks(SessionCalendar.Row row) {
    return row.cells().stream().map(SessionCalendar.Cell::marks).toList();
  }

  private static SessionCalendar calendar(
      List<HeldSessionView> held, List<PlannedSessionView> planned) {
    return SessionCalendar.of(sessions(held, planned), PARIS, FRENCH);
  }

  private static HeldSessions sessions(
      List<HeldSessionView> held, List<PlannedSessionView> planned) {
    return new HeldSessions(
        FigureLabelsTest.programme(), held, planned, Map.of("a", "Ampère", "b", "Curie"));
  }

  private static HeldSessionView held(String group, String at) {
    return new HeldSessionView(
        "h" + at, "id", group, Instant.parse(at), 8, 7, 7, 6, true, 180, 175);
  }

  private static PlannedSessionView planned(String group, String at) {
    return new PlannedSessionView("p" + at, "id", group, Instant.parse(at), 180, false);
  }
}

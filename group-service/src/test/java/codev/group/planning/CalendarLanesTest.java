package codev.group.planning;

import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.formed;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.SessionSeriesRules.DatedWarning;
import codev.group.domain.value.MethodWarning;
import codev.group.group.GroupView;
import codev.group.planning.BusyTimes.Conflict;
import codev.group.planning.CalendarLanes.Lane;
import codev.group.planning.CalendarLanes.LaneDate;
import codev.group.planning.CalendarLanes.Month;
import codev.group.planning.CalendarLanes.WeekOff;
import codev.group.planning.SeriesDateFinder.Draft;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les calendriers proposés, semaine par semaine")
class CalendarLanesTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  @DisplayName("commencent à la semaine de la première séance ; un groupe exclu n’y est pas")
  void begin_with_the_first_session() {
    var lanes =
        lanes(List.of(), draft(true, "2026-12-01"), draft(false, "2027-01-13", "2027-02-09"));

    assertThat(lanes.weeks()).isEqualTo(5);
    assertThat(lanes.months()).containsExactly(month(1, "2027-01-01"), month(4, "2027-02-01"));
    assertThat(lanes.lanes()).extracting(Lane::line).containsExactly(1);
    assertThat(lanes.lanes().getFirst().dates()).extracting(LaneDate::week).containsExactly(1, 5);
    assertThat(lanes.lanes().getFirst().dates()).allMatch(LaneDate::isFine);
  }

  @Test
  @DisplayName("montrent les semaines sans séance, et celles qui n’en ont qu’un jour")
  void show_weeks_off() {
    var holidays =
        Stream.concat(
                LocalDate.parse("2027-01-18").datesUntil(LocalDate.parse("2027-01-25")),
                Stream.of("2027-01-05", "2027-01-30", "2027-02-10").map(LocalDate::parse))
            .toList();

    assertThat(lanes(holidays, draft(false, "2027-01-13", "2027-02-09")).weeksOff())
        .containsExactly(new WeekOff(2, true), new WeekOff(5, false));
  }

  @Test
  @DisplayName("disent à chaque date ce qui s’y oppose, et quel jour sans séance l’a décalée")
  void say_what_is_against_a_date() {
    var put = new DatedWarning(MethodWarning.POSTPONED_BY_A_HOLIDAY, LocalDate.parse("2027-02-08"));
    var taken =
        new Conflict(ANNE, true, false, "Groupe Volta", Instant.parse("2027-01-11T10:00:00Z"));
    var draft =
        draft(false, List.of(put), List.of(taken), "2027-01-11", "2027-02-15", "2027-03-15");

    var dates = lanes(List.of(), draft).lanes().getFirst().dates();

    assertThat(dates).extracting(LaneDate::isFine).containsExactly(false, false, true);
    assertThat(dates.getFirst().conflicts()).containsExactly(taken);
    assertThat(dates.get(1).warnings()).containsExactly(put);
  }

  @Test
  @DisplayName("ne se montrent ni sans séance, ni sur plus de semaines que la page n’en a")
  void are_not_shown_without_sessions_or_for_years() {
    assertThat(CalendarLanes.of(List.of(draft(true, "2027-01-11")), PARIS, List.of())).isEmpty();
    assertThat(
            CalendarLanes.of(List.of(draft(false, "2027-01-11", "2029-01-08")), PARIS, List.of()))
        .isEmpty();
  }

  @Test
  @DisplayName("de nombreux groupes, montrent d’abord ceux qui ont une remarque")
  void of_many_groups_show_those_with_remarks_first() {
    var taken = new Conflict(ANNE, true, true, null, Instant.parse("2027-01-11T10:00:00Z"));
    var drafts = new ArrayList<>(Collections.nCopies(13, draft(false, "2027-01-11")));
    drafts.add(draft(false, List.of(), List.of(taken), "2027-01-11"));

    var lanes = CalendarLanes.of(drafts, PARIS, List.of()).orElseThrow();

    assertThat(lanes.lanes())
        .extracting(Lane::line)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13);
  }

  private static CalendarLanes lanes(List<LocalDate> holidays, Draft... drafts) {
    return CalendarLanes.of(List.of(drafts), PARIS, holidays).orElseThrow();
  }

  private static Month month(int week, String day) {
    return new Month(week, LocalDate.parse(day));
  }

  private static Draft draft(boolean left, String... days) {
    return draft(left, List.of(), List.of(), days);
  }

  private static Draft draft(
      boolean left, List<DatedWarning> warnings, List<Conflict> conflicts, String... days) {
    var nine = LocalTime.of(9, 0);
    return new Draft(
        GroupView.after(null, formed()),
        LocalDate.parse(days[0]),
        nine,
        left,
        null,
        Stream.of(days)
            .map(day -> LocalDate.parse(day).atTime(nine).atZone(PARIS).toInstant())
            .toList(),
        null,
        warnings,
        conflicts,
        null,
        List.of());
  }
}

package codev.infra.simulator.scenario;

import codev.infra.simulator.people.SimulatedGroup;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;

/**
 * The dates of a simulated programme.
 *
 * @param sessions of each group
 * @param cadenceWeeks from one to the next
 */
record ProgrammeSchedule(
    UUID id,
    String name,
    List<String> aims,
    List<SimulatedGroup> groups,
    int sessions,
    int cadenceWeeks,
    LocalDate startsOn) {
  static final ZoneId PLACE = ZoneId.of("Europe/Paris");
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime AFTERNOON = LocalTime.of(14, 0);

  /** From the first day to the first session. */
  private static final int LEAD = 10;

  LocalDate endsOn() {
    return endsOn(startsOn, sessions, cadenceWeeks);
  }

  private static LocalDate endsOn(LocalDate startsOn, int sessions, int cadenceWeeks) {
    return startsOn.plusDays(2L * LEAD).plusWeeks((long) sessions * cadenceWeeks);
  }

  /** So that it ended then or less than a week before, with sessions from Monday to Thursday. */
  static LocalDate startForEnd(LocalDate end, int sessions, int cadenceWeeks) {
    return end.minusWeeks((long) sessions * cadenceWeeks)
        .minusDays(LEAD)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .minusDays(LEAD);
  }

  /** So that the first group has its session then. */
  static LocalDate startForSession(LocalDate day, int session, int cadenceWeeks) {
    return day.minusWeeks((long) session * cadenceWeeks).minusDays(LEAD);
  }

  Instant session(SimulatedGroup group, int number) {
    var position = groups.indexOf(group);
    return startsOn
        .plusDays(LEAD + position % 4)
        .plusWeeks((long) number * cadenceWeeks)
        .atTime(position % 3 == 1 ? AFTERNOON : MORNING)
        .atZone(PLACE)
        .toInstant();
  }

  Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(PLACE).toInstant();
  }
}

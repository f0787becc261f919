package codev.learning.domain.survey;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The period of a programme, and which surveys are due on a day. The moments within it divide it in
 * three; those after it open a fortnight earlier. Answers are accepted at any time: the period only
 * decides which surveys are offered.
 *
 * @param endsOn its last day
 */
public record ProgrammePeriod(LocalDate startsOn, LocalDate endsOn) {
  private static final int FORTNIGHT = 14;

  public boolean isTimeFor(SurveyKind.Moment moment, LocalDate day) {
    return switch (moment) {
      case START -> isWithin(day, startsOn.minusDays(FORTNIGHT), third(1));
      case MIDDLE -> isWithin(day, third(1), third(2));
      case END -> isWithin(day, third(2), endsOn.plusMonths(1));
      case THREE_MONTHS ->
          isWithin(day, endsOn.plusMonths(3).minusDays(FORTNIGHT), endsOn.plusMonths(5));
      case SIX_MONTHS ->
          isWithin(day, endsOn.plusMonths(6).minusDays(FORTNIGHT), endsOn.plusMonths(9));
    };
  }

  private LocalDate third(int thirds) {
    return startsOn.plusDays(ChronoUnit.DAYS.between(startsOn, endsOn) * thirds / 3);
  }

  private static boolean isWithin(LocalDate day, LocalDate from, LocalDate until) {
    return !day.isBefore(from) && day.isBefore(until);
  }
}

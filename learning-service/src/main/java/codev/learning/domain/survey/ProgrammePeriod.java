package codev.learning.domain.survey;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The period of a programme: the day of each moment, on which its surveys are sent, and the days on
 * which they are offered. The offers within the programme divide it in three; the others begin a
 * fortnight before their day. Answers are accepted at any time.
 *
 * @param endsOn its last day
 */
public record ProgrammePeriod(LocalDate startsOn, LocalDate endsOn) {
  private static final int FORTNIGHT = 14;

  public boolean isTimeFor(SurveyKind.Moment moment, LocalDate day) {
    return switch (moment) {
      case START -> isWithin(day, dayOf(moment).minusDays(FORTNIGHT), third(1));
      case MIDDLE -> isWithin(day, third(1), third(2));
      case END -> isWithin(day, third(2), dayOf(moment).plusMonths(1));
      case THREE_MONTHS -> isWithin(day, dayOf(moment).minusDays(FORTNIGHT), endsOn.plusMonths(5));
      case SIX_MONTHS -> isWithin(day, dayOf(moment).minusDays(FORTNIGHT), endsOn.plusMonths(9));
    };
  }

  public LocalDate dayOf(SurveyKind.Moment moment) {
    return switch (moment) {
      case START -> startsOn;
      case MIDDLE -> part(1, 2);
      case END -> endsOn;
      case THREE_MONTHS -> endsOn.plusMonths(3);
      case SIX_MONTHS -> endsOn.plusMonths(6);
    };
  }

  private LocalDate third(int thirds) {
    return part(thirds, 3);
  }

  private LocalDate part(int parts, int partCount) {
    return startsOn.plusDays(ChronoUnit.DAYS.between(startsOn, endsOn) * parts / partCount);
  }

  private static boolean isWithin(LocalDate day, LocalDate from, LocalDate until) {
    return !day.isBefore(from) && day.isBefore(until);
  }
}

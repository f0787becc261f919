package codev.group.planning;

import codev.group.calendar.CalendarSession;
import codev.group.calendar.GroupCalendar;
import codev.group.domain.programme.ProgrammeSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that a group still lacks, all of them after those held or planned.
 *
 * @param notBefore the first day that fits: from today, and as long after the last session as the
 *     cadence requires
 * @param count how many sessions; {@code null}: until the programme ends
 */
record UnplannedSessions(LocalDate notBefore, @Nullable Integer count) {
  private static final int WEEK = 7;

  /**
   * Sessions closer to each other are against the method; a programme may have a shorter cadence.
   */
  private static final int LEAST_DAYS = WEEK * ProgrammeSettings.FEWEST_WEEKS;

  /**
   * Nothing where nothing is missing.
   *
   * @param soonest before which no group meets
   * @param wantedCount sessions of the group in all; {@code null}: until the programme ends
   */
  static Optional<UnplannedSessions> of(
      GroupCalendar calendar,
      LocalDate soonest,
      int weeks,
      @Nullable Integer wantedCount,
      ZoneId zone,
      ProgrammeSettings settings) {
    var next = calendar.last().map(last -> after(last, weeks, zone)).orElse(soonest);
    var notBefore = next.isBefore(soonest) ? soonest : next;
    int plannedCount = (int) calendar.notCancelled();
    var missing = wantedCount == null ? null : Integer.valueOf(wantedCount - plannedCount);
    boolean isComplete = missing == null ? notBefore.isAfter(settings.endsOn()) : missing < 1;
    return plannedCount > 0 && isComplete
        ? Optional.empty()
        : Optional.of(new UnplannedSessions(notBefore, missing));
  }

  /** A day in the week that ends at the interval of the cadence. */
  private static LocalDate after(CalendarSession lastSession, int weeks, ZoneId zone) {
    int days = weeks * WEEK;
    return day(lastSession, zone).plusDays(Math.max(days - WEEK + 1, Math.min(LEAST_DAYS, days)));
  }

  /** The last day on which a group that is to begin again on this one meets already. */
  static Optional<LocalDate> lastConflictingDay(
      GroupCalendar calendar, LocalDate first, ZoneId zone) {
    return calendar.last().map(last -> day(last, zone)).filter(day -> !day.isBefore(first));
  }

  private static LocalDate day(CalendarSession session, ZoneId zone) {
    return session.startsAt().atZone(zone).toLocalDate();
  }
}

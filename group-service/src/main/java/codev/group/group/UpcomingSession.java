package codev.group.group;

import codev.group.calendar.CalendarSession;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The next session of a group, relative to a day.
 *
 * @param days until it takes place; less than 0 for one that was to be held and has not been
 */
public record UpcomingSession(GroupView group, CalendarSession meeting, long days) {
  public static Optional<UpcomingSession> of(GroupView group, LocalDate today, ZoneId zone) {
    return group
        .sessions()
        .next()
        .map(
            meeting -> {
              var day = meeting.startsAt().atZone(zone).toLocalDate();
              return new UpcomingSession(group, meeting, ChronoUnit.DAYS.between(today, day));
            });
  }
}

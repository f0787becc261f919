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
public record UpcomingSession(GroupView group, CalendarSession session, long days) {
  public static Optional<UpcomingSession> of(GroupView group, LocalDate today, ZoneId zone) {
    return group
        .sessions()
        .next()
        .map(
            session -> {
              var day = session.startsAt().atZone(zone).toLocalDate();
              return new UpcomingSession(group, session, ChronoUnit.DAYS.between(today, day));
            });
  }
}

package codev.group.roster;

import codev.group.calendar.Meeting;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The next session of a group, seen from a day.
 *
 * @param days until it takes place; less than 0 for one that was to be held and has not been
 */
record Soon(GroupCard group, Meeting meeting, long days) {
  static Optional<Soon> of(GroupCard group, LocalDate today, ZoneId zone) {
    return group
        .sessions()
        .next()
        .map(
            meeting -> {
              var day = meeting.startsAt().atZone(zone).toLocalDate();
              return new Soon(group, meeting, ChronoUnit.DAYS.between(today, day));
            });
  }
}

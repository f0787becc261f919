package codev.group.calendar;

import codev.group.domain.place.RoomBookings;
import codev.group.domain.value.SessionId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A room in which another group is to meet at the same time: where it is of another programme, that
 * is not refused.
 *
 * @param session that is to be held there
 * @param groupName the other group; {@code null} where it is not visible
 */
public record RoomConflict(SessionId session, String place, @Nullable String groupName) {

  /** Empty for a session whose people are not expected, or that has its room for itself. */
  public static Optional<RoomConflict> of(CalendarSession session, RoomBookings others) {
    var place = session.place();
    if (place == null || !session.isExpected()) return Optional.empty();
    return others
        .conflictWith(
            session.id().value(), place, session.startsAt(), Duration.ofMinutes(session.minutes()))
        .map(other -> new RoomConflict(session.id(), place, other.group()));
  }
}

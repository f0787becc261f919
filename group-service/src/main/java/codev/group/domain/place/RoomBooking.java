package codev.group.domain.place;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room that a session takes.
 *
 * @param until the first instant at which it is free again
 * @param group name of the group that meets; null: not visible to the caller
 */
public record RoomBooking(
    UUID session, Room room, Instant from, Instant until, @Nullable String group) {
  boolean overlaps(Instant otherFrom, Instant otherUntil) {
    return from.isBefore(otherUntil) && otherFrom.isBefore(until);
  }
}

package codev.group.domain.place;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rooms that sessions of a programme's groups take, as far as a decision needs them. */
public record RoomBookings(List<RoomBooking> all) {
  public static final RoomBookings NONE = new RoomBookings(List.of());

  public RoomBookings {
    all = List.copyOf(all);
  }

  /**
   * The booking that keeps a session from a place; nothing if the place is no room.
   *
   * @param session which may keep its own room
   */
  public Optional<RoomBooking> conflictWith(
      UUID session, @Nullable String place, Instant startsAt, Duration length) {
    var room = Room.of(place);
    return all.stream()
        .filter(booking -> room.filter(booking.room()::equals).isPresent())
        .filter(booking -> !booking.session().equals(session))
        .filter(booking -> booking.overlaps(startsAt, startsAt.plus(length)))
        .findFirst();
  }
}

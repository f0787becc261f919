package codev.group.planning;

import codev.group.actor.BlankAsNull;
import codev.group.domain.place.SessionPlace;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Where a session is held from now on, as submitted; what is left out, it no longer has. */
record SessionPlaceRequest(
    @Nullable @Size(max = 500) String place,
    @Nullable
        @Size(max = 1000)
        @Pattern(regexp = SessionRequest.LINK, message = "{group.session.link}")
        String videoLink) {
  SessionPlace where() {
    return new SessionPlace(BlankAsNull.of(place), videoLink);
  }
}

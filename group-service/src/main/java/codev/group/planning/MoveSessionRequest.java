package codev.group.planning;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Another date for a session, as submitted. */
record MoveSessionRequest(@NotNull Instant startsAt, @Nullable @Size(max = 500) String reason) {
  /** The same, as it is filled in on a page. */
  record Form(
      @NotNull LocalDateTime startsAt,
      @NotNull ZoneId zone,
      @Nullable @Size(max = 500) String reason) {
    MoveSessionRequest inUtc() {
      return new MoveSessionRequest(startsAt.atZone(zone).toInstant(), reason);
    }
  }
}

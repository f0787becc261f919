package codev.group.rotation;

import codev.group.domain.person.Username;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a member as client.
 *
 * @param lastClientOn {@code null} as long as there was none
 */
public record Turn(Username member, int timesClient, @Nullable LocalDate lastClientOn) {
  static Turn none(Username member) {
    return new Turn(member, 0, null);
  }

  Turn again(LocalDate on) {
    var last = lastClientOn == null || on.isAfter(lastClientOn) ? on : lastClientOn;
    return new Turn(member, timesClient + 1, last);
  }
}

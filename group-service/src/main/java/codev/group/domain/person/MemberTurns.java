package codev.group.domain.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a member as client.
 *
 * @param lastClientOn {@code null} as long as there was none
 */
public record MemberTurns(Username member, int timesClient, @Nullable LocalDate lastClientOn) {
  public static MemberTurns none(Username member) {
    return new MemberTurns(member, 0, null);
  }

  public MemberTurns again(LocalDate on) {
    var last = lastClientOn == null || on.isAfter(lastClientOn) ? on : lastClientOn;
    return new MemberTurns(member, timesClient + 1, last);
  }
}

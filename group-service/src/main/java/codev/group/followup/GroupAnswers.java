package codev.group.followup;

import codev.group.answers.ExpectedPresence;
import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one group.
 *
 * @param accepted its members who have accepted the charter
 * @param unreachable its members without an address, or with one that is refused
 * @param declined its members who have declined their place
 * @param withoutCharter its other members who have not accepted the charter
 * @param toRemind those of them who can be reminded at a manager's request
 * @param next the first session that is still to come; null: none has a date
 * @param presence in it, as far as it was answered
 */
public record GroupAnswers(
    GroupId id,
    String name,
    List<Username> accepted,
    List<UnreachableMember> unreachable,
    List<Username> declined,
    List<Username> withoutCharter,
    List<Username> toRemind,
    @Nullable CalendarSession next,
    @Nullable ExpectedPresence presence) {

  /**
   * @param refused whether there is an address, which a mail server has refused
   */
  public record UnreachableMember(Username person, boolean refused) {}

  /** How many decisions of the manager it waits for. */
  int decisions() {
    return unreachable.size() + declined.size() + (isDateInDoubt() ? 1 : 0);
  }

  int members() {
    return accepted.size() + declined.size() + withoutCharter.size();
  }

  /** Whether members have announced that they cannot come at this date. */
  public boolean isDateInDoubt() {
    return presence != null && !presence.declined().isEmpty();
  }

  /** How many have not answered the invitation to that session. */
  public int unanswered() {
    return presence == null ? 0 : presence.unanswered().size();
  }

  /** How many were reminded of the charter at a manager's request, and have not accepted it. */
  public long reminded() {
    return withoutCharter.stream()
        .filter(member -> !toRemind.contains(member) && !lacksAddress(member))
        .count();
  }

  private boolean lacksAddress(Username member) {
    return unreachable.stream().anyMatch(one -> one.person().equals(member) && !one.refused());
  }

  public boolean isSilent() {
    return !withoutCharter.isEmpty() || unanswered() > 0;
  }
}

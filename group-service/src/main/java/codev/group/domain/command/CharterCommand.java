package codev.group.domain.command;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import java.time.Instant;
import java.util.List;

/** Commands to a group about its charter: acceptance, wording. */
public sealed interface CharterCommand extends GroupCommand {
  /**
   * @param member who accepts it
   * @param by the member, or the facilitator to whom the member said so
   */
  record AcceptCharter(GroupId group, int version, Username member, Username by, Instant at)
      implements CharterCommand {}

  /** A member takes back that they have accepted the charter. */
  record WithdrawCharterAcceptance(GroupId group, int version, Username by, Instant at)
      implements CharterCommand {}

  /** A member does not want their place in the group. */
  record DeclineCharter(GroupId group, int version, Username by, Instant at)
      implements CharterCommand {}

  /**
   * Of the members who have not accepted it each is reminded in this way once a version.
   *
   * @param members who can be written to: the others are left for later
   */
  record RemindOfCharter(GroupId group, List<Username> members, Username by, Instant at)
      implements CharterCommand {
    public RemindOfCharter {
      members = List.copyOf(members);
    }
  }

  /**
   * Gives the charter of a group another wording.
   *
   * @param version that it becomes
   * @param promises one line each; empty: those of the method again
   */
  record RewordCharter(GroupId group, int version, List<String> promises, Username by, Instant at)
      implements CharterCommand {
    public RewordCharter {
      promises = List.copyOf(promises);
    }
  }
}

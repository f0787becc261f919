package codev.group.domain.event;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import java.util.List;

/** Events of a group, by subject: a file each. */
public sealed interface GroupEvent extends GroupServiceEvent
    permits MembershipEvent, CharterEvent, GroupSessionEvent, TurnDecisionEvent {
  GroupId group();

  /** The members after it, in the order in which they came. */
  default List<Username> membersAfter(List<Username> before) {
    return before;
  }

  /** Who leads the group after it; a substitute leads one session alone. */
  default Username facilitatorAfter(Username before) {
    return before;
  }
}

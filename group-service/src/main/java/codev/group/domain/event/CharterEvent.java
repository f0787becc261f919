package codev.group.domain.event;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of a group's charter. */
public sealed interface CharterEvent extends GroupEvent {
  /**
   * @param recordedBy the facilitator, to whom the member said so; null: the member did it
   */
  record CharterAccepted(
      GroupId group, Username member, int version, @Nullable Username recordedBy, Instant at)
      implements CharterEvent {}

  /** A member has not accepted this version any more. */
  record CharterAcceptanceWithdrawn(GroupId group, Username member, int version, Instant at)
      implements CharterEvent {}

  /**
   * A member who was asked to accept this version does not want their place in the group. They keep
   * it until a manager removes them, and can still accept.
   */
  record CharterDeclined(GroupId group, Username member, int version, Instant at)
      implements CharterEvent {}

  /**
   * A manager has the members reminded who have not accepted this version.
   *
   * @param members at the time; none of them was reminded of it in this way before
   */
  record CharterReminded(
      GroupId group, int version, List<Username> members, Username by, Instant at)
      implements CharterEvent {
    public CharterReminded {
      members = List.copyOf(members);
    }
  }

  /**
   * The charter has another wording, which each member is asked to accept anew.
   *
   * @param promises empty: those of the method again
   */
  record CharterWorded(GroupId group, int version, List<String> promises, Username by, Instant at)
      implements CharterEvent {
    public CharterWorded {
      promises = List.copyOf(promises);
    }
  }
}

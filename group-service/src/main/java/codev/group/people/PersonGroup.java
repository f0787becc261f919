package codev.group.people;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.group.GroupView;
import codev.group.group.MembershipChangeView;

/**
 * A group that a person belongs or has belonged to, as shown on their page.
 *
 * @param isCurrent whether they belong to it now and its programme is not over
 * @param hasAcceptedCharter whether they have accepted its charter as it is now
 */
record PersonGroup(
    GroupId id,
    String name,
    String programme,
    Role role,
    boolean isCurrent,
    boolean hasAcceptedCharter) {
  /** What they are or were in it. */
  enum Role {
    FACILITATOR,
    MEMBER,
    /** They have facilitated it, or one of its sessions. */
    EARLIER_FACILITATOR,
    EARLIER_MEMBER;

    boolean isNow() {
      return this == FACILITATOR || this == MEMBER;
    }
  }

  static PersonGroup of(GroupView group, String programme, Username person, boolean isRunning) {
    var role = role(group, person);
    return new PersonGroup(
        group.id(),
        group.name(),
        programme,
        role,
        isRunning && role.isNow(),
        group.hasAcceptedCharter(person));
  }

  private static Role role(GroupView group, Username person) {
    if (group.facilitator().equals(person)) return Role.FACILITATOR;
    if (group.members().contains(person)) return Role.MEMBER;
    return group.changes().stream()
            .anyMatch(
                change ->
                    change.kind() == MembershipChangeView.Kind.LEFT
                        && change.person().equals(person))
        ? Role.EARLIER_MEMBER
        : Role.EARLIER_FACILITATOR;
  }
}

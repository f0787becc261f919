package codev.group.domain.command;

import codev.group.domain.value.GroupId;

/** Commands to a group, by subject: a file each. A reason is encrypted before it gets here. */
public sealed interface GroupCommand extends GroupServiceCommand
    permits MembershipCommand, CharterCommand, GroupSessionCommand, TurnDecisionCommand {
  GroupId group();

  @Override
  default String stream() {
    return group().stream();
  }
}

package codev.learning.domain.event;

import codev.learning.domain.person.Username;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import java.time.Instant;
import java.util.List;

/** Events of one group: its name, its facilitator, its members. */
public sealed interface GroupEvent extends LearningServiceEvent.GroupFact {
  @Override
  default String stream() {
    return group().stream();
  }

  /** A group, as published by group-service. */
  record GroupNoted(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      List<Username> members,
      Instant at)
      implements GroupEvent {
    public GroupNoted {
      members = List.copyOf(members);
    }
  }
}

package codev.group.group;

import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;

/** A group, as a list names it. */
public record GroupName(GroupId id, String name, ProgrammeId programme) {}

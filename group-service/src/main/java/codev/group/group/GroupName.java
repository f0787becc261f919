package codev.group.group;

import codev.group.domain.GroupId;
import codev.group.domain.programme.ProgrammeId;

/** A group, as a list names it. */
public record GroupName(GroupId id, String name, ProgrammeId programme) {}

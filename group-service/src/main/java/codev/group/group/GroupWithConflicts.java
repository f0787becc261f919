package codev.group.group;

import codev.group.calendar.SchedulingConflict;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A group, with what of its sessions overlaps with other groups. */
record GroupWithConflicts(@JsonUnwrapped GroupView group, List<SchedulingConflict> conflicts) {}

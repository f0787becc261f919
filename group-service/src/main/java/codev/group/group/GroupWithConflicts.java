package codev.group.group;

import codev.group.calendar.SchedulingConflict;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A group with the scheduling conflicts of its sessions. */
record GroupWithConflicts(@JsonUnwrapped GroupView group, List<SchedulingConflict> conflicts) {}

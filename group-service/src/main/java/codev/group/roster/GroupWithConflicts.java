package codev.group.roster;

import codev.group.calendar.Conflict;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A group, with what of its sessions overlaps with other groups. */
record GroupWithConflicts(@JsonUnwrapped GroupCard group, List<Conflict> conflicts) {}

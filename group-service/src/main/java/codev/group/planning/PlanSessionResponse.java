package codev.group.planning;

import codev.group.calendar.SchedulingConflict;
import codev.group.domain.MethodWarning;
import java.util.List;
import java.util.UUID;

/**
 * The response to the planning, moving or cancelling of a session.
 *
 * @param position of the commit in this service's log
 * @param warnings what the method advises against; kept with the session, except those about
 *     conflicts
 * @param conflicts people of the group who are expected elsewhere at that time
 */
record PlanSessionResponse(
    UUID id, long position, List<MethodWarning> warnings, List<SchedulingConflict> conflicts) {}

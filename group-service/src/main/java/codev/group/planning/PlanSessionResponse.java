package codev.group.planning;

import codev.group.calendar.SchedulingConflict;
import codev.group.domain.value.MethodWarning;
import codev.group.people.SessionAbsence;
import java.util.List;
import java.util.UUID;

/**
 * The response to the planning, moving or cancelling of a session.
 *
 * @param position of the commit in this service's log
 * @param warnings what the method advises against; kept with the session, except those about
 *     conflicts
 * @param conflicts people of the group who are expected elsewhere at that time
 * @param absences people of the group who are absent that day
 */
record PlanSessionResponse(
    UUID id,
    long position,
    List<MethodWarning> warnings,
    List<SchedulingConflict> conflicts,
    List<SessionAbsence> absences) {
  /** Of a session whose date stays. */
  static PlanSessionResponse of(UUID id, long position) {
    return new PlanSessionResponse(id, position, List.of(), List.of(), List.of());
  }
}

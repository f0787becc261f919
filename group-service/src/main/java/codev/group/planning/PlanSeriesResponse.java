package codev.group.planning;

import codev.group.calendar.SchedulingConflict;
import codev.group.domain.value.MethodWarning;
import codev.group.people.SessionAbsence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The response to the planning of a series.
 *
 * @param sessions in order of time
 * @param absences people of the group who are absent on the day of one of them
 */
record PlanSeriesResponse(
    List<PlannedSession> sessions,
    long position,
    List<SchedulingConflict> conflicts,
    List<SessionAbsence> absences) {
  record PlannedSession(UUID id, Instant startsAt, List<MethodWarning> warnings) {}
}

package codev.group.planning;

import codev.group.calendar.SchedulingConflict;
import codev.group.domain.MethodWarning;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The response to the planning of a series.
 *
 * @param sessions in order of time
 */
record PlanSeriesResponse(
    List<PlannedSession> sessions, long position, List<SchedulingConflict> conflicts) {
  record PlannedSession(UUID id, Instant startsAt, List<MethodWarning> warnings) {}
}

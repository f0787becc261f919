package codev.group.evidence;

import codev.group.calendar.CalendarSession;
import codev.group.domain.value.SessionId;
import codev.group.group.GroupView;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads attendance sheets. */
@Component
class AttendanceSheetQueries {
  private final ReadModel<SessionAttendance> signed;

  AttendanceSheetQueries(ReadModels views) {
    this.signed = views.project(SessionAttendance.PROJECTION);
  }

  /**
   * Of a group.
   *
   * @param sheets of the sessions that are over, in order of time
   */
  record GroupSheets(GroupView group, List<AttendanceSheet> sheets) {}

  Optional<AttendanceSheet> find(GroupView group, SessionId id) {
    return group.sessions().find(id).map(session -> of(group, session));
  }

  private AttendanceSheet of(GroupView group, CalendarSession session) {
    var found = signed.find(session.id().toString()).orElse(SessionAttendance.EMPTY);
    return AttendanceSheet.of(session, found, group.members(), group.changes());
  }

  /** Each is read once. */
  List<GroupSheets> held(List<GroupView> groups) {
    return groups.stream().map(group -> new GroupSheets(group, held(group))).toList();
  }

  /** Of the sessions that are over, in order of time. */
  List<AttendanceSheet> held(GroupView group) {
    return group.sessions().all().stream()
        .filter(session -> session.state() == CalendarSession.State.HELD)
        .map(session -> of(group, session))
        .toList();
  }
}

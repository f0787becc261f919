package codev.group.evidence;

import codev.group.calendar.CalendarSession;
import codev.group.group.GroupView;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads attendance sheets. */
@Component
class AttendanceSheetQueries {
  private final View<SessionAttendance> signed;

  AttendanceSheetQueries(Views views) {
    this.signed = views.project(SessionAttendance.PROJECTION);
  }

  AttendanceSheet of(GroupView group, CalendarSession meeting) {
    var found = signed.find(meeting.id().toString()).orElse(SessionAttendance.EMPTY);
    return new AttendanceSheet(meeting, found, group.members());
  }

  /** Of the sessions that are over, in order of time. */
  List<AttendanceSheet> held(GroupView group) {
    return group.sessions().meetings().stream()
        .filter(meeting -> meeting.state() == CalendarSession.State.HELD)
        .map(meeting -> of(group, meeting))
        .toList();
  }
}

package codev.group.evidence;

import codev.group.calendar.Meeting;
import codev.group.roster.GroupCard;
import codev.infra.views.View;
import codev.infra.views.Views;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where attendance is looked up. */
@Component
class Sheets {
  private final View<SignedSession> signed;

  Sheets(Views views) {
    this.signed = views.project(new SignedSessions());
  }

  Sheet of(GroupCard group, Meeting meeting) {
    var found = signed.find(meeting.id().toString()).orElse(SignedSession.EMPTY);
    return new Sheet(meeting, found, group.members());
  }

  /** Of the sessions that are over, in order of time. */
  List<Sheet> held(GroupCard group) {
    return group.sessions().meetings().stream()
        .filter(meeting -> meeting.state() == Meeting.State.HELD)
        .map(meeting -> of(group, meeting))
        .toList();
  }
}

package codev.session.room;

import codev.session.domain.participants.Attendance;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.Username;
import codev.session.response.PeopleResponse.ParticipantResponse;
import java.util.List;

/** Who takes part, attendance, and the floor. */
record PeopleSection(SessionPageViewer viewer) {
  public List<ParticipantResponse> all() {
    return viewer.session().people().participants();
  }

  public List<Attendance> attendances() {
    return List.of(Attendance.values());
  }

  /** Half-days for which the viewer has not signed. */
  public List<HalfDay> toSign() {
    return viewer.may("attendance/signature")
        ? viewer.session().progress().halfDays().stream()
            .filter(h -> viewer.participant().filter(p -> !p.hasSigned(h)).isPresent())
            .toList()
        : List.of();
  }

  public boolean hasTheFloor(Username person) {
    return person.equals(viewer.session().people().floor());
  }

  public boolean mayBeGivenTheFloor(ParticipantResponse person) {
    return viewer.may("floor")
        && person.role() != ParticipantRole.FACILITATOR
        && (person.attendance() == null || person.attendance().isThere());
  }
}

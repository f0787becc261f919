package codev.session.room.section;

import codev.session.domain.participants.AttendanceStatus;
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

  public List<AttendanceStatus> attendances() {
    return List.of(AttendanceStatus.values());
  }

  /** Half-days for which the viewer has not signed. */
  public List<HalfDay> toSign() {
    return viewer.may("attendance/signature")
        ? viewer.session().progress().halfDays().stream()
            .filter(h -> viewer.participant().filter(p -> !p.hasSigned(h)).isPresent())
            .toList()
        : List.of();
  }

  /**
   * How the button to sign for a half-day is called: of two, the second cannot be signed at once.
   */
  public String signatureLabel(HalfDay halfDay) {
    var isSecond = viewer.session().progress().halfDays().indexOf(halfDay) > 0;
    return "attending.sign." + halfDay + (isSecond ? ".later" : "");
  }

  public boolean hasTheFloor(Username person) {
    return person.equals(viewer.session().people().floor());
  }

  /** Who asks for the floor, in the order in which they did. */
  public List<Username> hands() {
    return viewer.session().people().hands();
  }

  public boolean hasRaisedHand(Username person) {
    return hands().contains(person);
  }

  public boolean isMyHandRaised() {
    return hands().stream().anyMatch(viewer::isMe);
  }

  /** Whether the person is absent or has left: they take part in nothing. */
  public boolean isAway(ParticipantResponse person) {
    return person.attendance() != null && !person.attendance().isThere();
  }

  public boolean mayBeGivenTheFloor(ParticipantResponse person) {
    return viewer.may("floor") && person.role() != ParticipantRole.FACILITATOR && !isAway(person);
  }
}

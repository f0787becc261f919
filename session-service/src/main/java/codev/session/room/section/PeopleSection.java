package codev.session.room.section;

import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.PeopleResponse.ParticipantResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who takes part, attendance, and the floor. */
record PeopleSection(SessionPageViewer viewer) {
  public List<ParticipantResponse> all() {
    return viewer.session().people().participants();
  }

  /** Members of whom the facilitator has still to mark the attendance. */
  public long unmarked() {
    return all().stream()
        .filter(this::isToMark)
        .filter(person -> person.attendance() == null)
        .count();
  }

  /** Whether the viewer marks this person's attendance. */
  public boolean isToMark(ParticipantResponse person) {
    return viewer.may("attendance")
        && !person.left()
        && person.role() != ParticipantRole.FACILITATOR;
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

  /** Whether the viewer has signed, and may keep a proof of it. */
  public boolean hasSigned() {
    return viewer.participant().filter(p -> !p.signatures().isEmpty()).isPresent();
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
    return viewer.session().people().isAway(person.username());
  }

  /**
   * Whom the facilitator may want to give the floor: of those who are to speak in the running step
   * and have neither had the floor nor contributed in it, who has contributed least to this
   * client's turn, then in the order of the group. Empty until one of them has spoken.
   */
  public Optional<Username> suggestedSpeaker() {
    if (!viewer.may("floor")) return Optional.empty();
    var speakers =
        all().stream().filter(this::isToSpeak).map(ParticipantResponse::username).toList();
    var silent = speakers.stream().filter(person -> !hasSpoken(person)).toList();
    return silent.size() == speakers.size()
        ? Optional.empty()
        : silent.stream().min(Comparator.comparingLong(person -> contributions(person).count()));
  }

  private boolean isToSpeak(ParticipantResponse person) {
    return !isAway(person)
        && switch (viewer.session().progress().step()) {
          case CLARIFICATION, PROBLEM_DEFINITION, CONSULTATION ->
              person.role() == ParticipantRole.CONSULTANT;
          case LEARNING -> person.role() != ParticipantRole.FACILITATOR;
          case PREPARATION, PRESENTATION, SYNTHESIS -> false;
        };
  }

  private boolean hasSpoken(Username person) {
    var takeaways = viewer.session().takeaways();
    return viewer.session().people().hadFloor().contains(person)
        || contributions(person).anyMatch(c -> viewer.isAt(c.step()))
        || (viewer.isAt(Step.LEARNING)
            && (takeaways.learnings().stream().anyMatch(l -> l.by().equals(person))
                || takeaways.regulations().stream().anyMatch(r -> r.by().equals(person))));
  }

  /** To the group, in the current client's turn. */
  private Stream<ContributionResponse> contributions(Username person) {
    return viewer.session().discussion().contributions().stream()
        .filter(c -> c.by().equals(person) && c.pass() == viewer.pass())
        .filter(c -> !c.withdrawn() && !c.confidential());
  }

  public boolean mayBeGivenTheFloor(ParticipantResponse person) {
    return viewer.may("floor") && person.role() != ParticipantRole.FACILITATOR && !isAway(person);
  }
}

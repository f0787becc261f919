package codev.group.calendar;

import codev.group.domain.Rotation;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.TurnDecisionEvent.TurnCounted;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.group.domain.place.Room;
import codev.group.domain.place.RoomBooking;
import codev.group.domain.place.SessionPlace;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionId;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One session in a group's calendar.
 *
 * @param number its ordinal in the group, in the order of planning
 * @param earlierPlace where it was to be held before, if that was decided last
 */
public record CalendarSession(
    SessionId id,
    int number,
    @JsonUnwrapped SessionCourse course,
    @JsonUnwrapped SessionDate date,
    @JsonUnwrapped SessionPlace currentPlace,
    @Nullable SessionPlace earlierPlace,
    @JsonUnwrapped SessionLead lead,
    @JsonUnwrapped SessionProgress progress) {
  /** A session that began yesterday may still be closed today. */
  private static final Duration OVERDUE_AFTER = Duration.ofDays(1);

  /** Where it is in its life, seen from the group. */
  public enum State {
    PLANNED,
    CANCELLED,
    HELD
  }

  /**
   * What its template makes of it.
   *
   * @param minutes from start to end, break included
   * @param turns how many can be client in it
   */
  record SessionCourse(int minutes, SessionTemplate.Key template, int turns) {
    static SessionCourse of(SessionTemplate template) {
      return new SessionCourse(template.minutes(), template.key(), template.turns());
    }
  }

  /**
   * Who leads it.
   *
   * @param facilitator as it is planned
   * @param standIn to whom it was handed over in the session itself, if it was
   */
  record SessionLead(Username facilitator, @Nullable Username standIn) {
    Username inFact() {
      return standIn == null ? facilitator : standIn;
    }
  }

  /**
   * How far it has come.
   *
   * @param begun whether its date is no longer the group's to change
   * @param clients as noted so far; once the session is over, whose turn it was
   * @param openTurns all who were noted as clients; once the session is over, those of its clients
   *     whose turn does not count
   * @param attendance empty until the session is over
   */
  record SessionProgress(
      State state,
      boolean begun,
      List<Username> clients,
      List<Username> openTurns,
      List<AttendanceRecord> attendance) {
    SessionProgress {
      openTurns = Objects.requireNonNullElse(openTurns, List.<Username>of()); // kept before
    }

    SessionProgress in(State other, boolean hasBegun) {
      return new SessionProgress(other, hasBegun, clients, openTurns, attendance);
    }
  }

  static CalendarSession of(SessionPlanned event) {
    return new CalendarSession(
        event.session(),
        event.number(),
        SessionCourse.of(event.template()),
        new SessionDate(
            event.startsAt(), event.warnings(), List.of(), 0, event.at(), null, null, null, null),
        new SessionPlace(event.place(), event.videoLink()),
        null,
        new SessionLead(event.facilitator(), null),
        new SessionProgress(State.PLANNED, false, List.of(), List.of(), List.of()));
  }

  @JsonIgnore
  public Instant endsAt() {
    return startsAt().plus(Duration.ofMinutes(minutes()));
  }

  CalendarSession withReason(UnaryOperator<@Nullable String> reading) {
    var readable = date.because(reading.apply(date.reason())).keptBecause(reading);
    return copy(readable, currentPlace, earlierPlace, lead, progress);
  }

  private static @Nullable String sealedText(@Nullable EncryptedText reason) {
    return reason == null ? null : reason.sealed();
  }

  CalendarSession withoutAttendance() {
    return withProgress(
        new SessionProgress(state(), begun(), clients(), progress.openTurns(), List.of()));
  }

  /** Whether a person was there, if only for a part of it; known once the session is over. */
  public boolean isAttendedBy(Username person) {
    return attendance().stream()
        .anyMatch(there -> there.member().equals(person) && there.status().hasCome());
  }

  public TimeSpan time() {
    return new TimeSpan(startsAt(), endsAt());
  }

  boolean overlaps(CalendarSession other) {
    return time().overlaps(other.time());
  }

  /** Whether who leads it, and when, is still the group's to change. */
  @JsonIgnore
  public boolean isToCome() {
    return state() == State.PLANNED && !begun();
  }

  /** Whether its date was kept though it is a day without sessions, and for nothing else. */
  @JsonIgnore
  public boolean isKeptOnAHoliday() {
    return date.acceptedWarnings().equals(List.of(MethodWarning.SESSION_ON_A_HOLIDAY));
  }

  /** Whether its group is in the room: it has been opened and has not ended. */
  @JsonIgnore
  public boolean isUnderWay() {
    return state() == State.PLANNED && begun();
  }

  /** Whether it was to be over a day ago, and has been neither closed nor cancelled. */
  public boolean isOverdue(Instant now) {
    return state() == State.PLANNED && endsAt().plus(OVERDUE_AFTER).isBefore(now);
  }

  /** Whether its people are expected: it is still to come, and has its date. */
  @JsonIgnore
  public boolean isExpected() {
    return isToCome() && !needsANewDate();
  }

  /** Whether its people know where they meet, in a room or by video. */
  public boolean hasPlace() {
    return Stream.of(place(), videoLink()).anyMatch(where -> where != null && !where.isBlank());
  }

  CalendarSession ledBy(Username other) {
    return copy(date, currentPlace, earlierPlace, new SessionLead(other, null), progress);
  }

  CalendarSession with(SessionHandedOver handedOver) {
    var to = handedOver.to().equals(facilitator()) ? null : handedOver.to();
    return copy(date, currentPlace, earlierPlace, new SessionLead(facilitator(), to), progress);
  }

  /** Who leads it now. */
  public Username leader() {
    return lead.inFact();
  }

  CalendarSession with(SessionMoved moved) {
    var author = new ReasonAuthor(moved.by(), moved.at());
    return withDate(date.decided(moved.startsAt(), author, sealedText(moved.reason())), progress);
  }

  CalendarSession with(SessionCancelled cancelled) {
    var author = new ReasonAuthor(cancelled.by(), cancelled.at());
    var given = date.decided(startsAt(), author, sealedText(cancelled.reason())).with(List.of());
    return withDate(given, progress.in(State.CANCELLED, begun()));
  }

  CalendarSession with(SessionOpened opened) {
    return met(State.PLANNED, clients(), progress.openTurns(), attendance(), opened.at());
  }

  CalendarSession with(SessionPostponed postponed) {
    var undated = MethodWarning.NEEDS_A_NEW_DATE.after(warnings());
    return withDate(
        date.decided(startsAt(), postponed.at()).with(undated), progress.in(State.PLANNED, false));
  }

  /** What the method advises against in it, and has not been accepted. */
  public List<MethodWarning> openWarnings() {
    return warnings().stream()
        .filter(warning -> !date.acceptedWarnings().contains(warning))
        .toList();
  }

  CalendarSession with(SessionDateAccepted accepted) {
    var kept = new KeptDate(accepted.by(), accepted.at(), sealedText(accepted.reason()));
    var known = date.accepting(accepted.warnings(), kept);
    return copy(known, currentPlace, earlierPlace, lead, progress);
  }

  /** The answers to its invitation stay: it is on the same date. */
  CalendarSession with(SessionPlaceChanged changed) {
    var newPlace = new SessionPlace(changed.place(), changed.videoLink());
    return copy(date.withNewRevision(changed.at()), newPlace, currentPlace, lead, progress);
  }

  /** The answers to its invitation stay, too: it begins as before. */
  CalendarSession with(SessionTemplateChanged changed) {
    var other = SessionCourse.of(changed.template());
    var decided = date.withNewRevision(changed.at());
    return new CalendarSession(id, number, other, decided, currentPlace, null, lead, progress);
  }

  /** The revision at which its date was decided: invitations from then on are to this date. */
  public int dateRevision() {
    return date.dateRevision();
  }

  /** Whether it is over, or has a date that is neither cancelled nor given up. */
  boolean isHeldOrDated() {
    return state() == State.HELD || (state() == State.PLANNED && !needsANewDate());
  }

  /** Whether the room where it is planned is taken by it. */
  public boolean occupiesItsRoom() {
    return state() == State.PLANNED && !needsANewDate();
  }

  /**
   * The room that it takes, if its place is one.
   *
   * @param group its name; null: not visible
   */
  public Optional<RoomBooking> booking(@Nullable String group) {
    return Room.of(place())
        .map(room -> new RoomBooking(id.value(), room, startsAt(), endsAt(), group));
  }

  /** Whether it still stands in the calendar where it will not be held. */
  public boolean needsANewDate() {
    return warnings().contains(MethodWarning.NEEDS_A_NEW_DATE);
  }

  /** Where a topic is chosen people have met, even if it had been cancelled meanwhile. */
  CalendarSession with(ClientNoted noted) {
    var open = Stream.concat(without(noted.client()), Stream.of(noted.client())).toList();
    return met(State.PLANNED, List.of(noted.client()), open, attendance(), noted.at());
  }

  CalendarSession with(SessionHeld held) {
    var open =
        Rotation.clients(progress.openTurns(), turns()).stream()
            .filter(client -> !held.clients().contains(client))
            .toList();
    return met(State.HELD, held.clients(), open, held.attendance(), held.at());
  }

  CalendarSession with(TurnCounted counted) {
    var all = Stream.concat(clients().stream(), Stream.of(counted.member())).toList();
    var open = without(counted.member()).toList();
    return withProgress(new SessionProgress(state(), begun(), all, open, attendance()));
  }

  private Stream<Username> without(Username client) {
    return progress.openTurns().stream().filter(other -> !other.equals(client));
  }

  /** Its clients whose turn does not count: it was closed before their consultation. */
  public List<Username> clientsWithoutTurn() {
    return state() == State.HELD ? progress.openTurns() : List.of();
  }

  /**
   * Applies a correction after the end; until then, attendance comes as a whole when the session is
   * over.
   */
  CalendarSession with(PresenceNoted noted) {
    var corrected =
        attendance().stream()
            .map(
                there ->
                    there.member().equals(noted.member())
                        ? new AttendanceRecord(there.member(), noted.status(), there.signed())
                        : there)
            .toList();
    return withProgress(
        new SessionProgress(state(), begun(), clients(), progress.openTurns(), corrected));
  }

  CalendarSession with(List<MethodWarning> others) {
    return copy(date.with(others), currentPlace, earlierPlace, lead, progress);
  }

  private CalendarSession met(
      State state,
      List<Username> clients,
      List<Username> openTurns,
      List<AttendanceRecord> attendance,
      Instant at) {
    var next = new SessionProgress(state, true, clients, openTurns, attendance);
    boolean revived = state() == State.CANCELLED;
    return revived ? withDate(date.decided(startsAt(), at), next) : withProgress(next);
  }

  private CalendarSession withProgress(SessionProgress next) {
    return copy(date, currentPlace, earlierPlace, lead, next);
  }

  /** After a decision about its date: its place is no longer what was decided last. */
  private CalendarSession withDate(SessionDate decided, SessionProgress next) {
    return copy(decided, currentPlace, null, lead, next);
  }

  /** Whether what was decided last about it is by which template it is held. */
  @JsonIgnore
  public boolean isHeldByAnotherTemplate() {
    return date.datedAt() != null && earlierPlace == null;
  }

  private CalendarSession copy(
      SessionDate decided,
      SessionPlace place,
      @Nullable SessionPlace earlier,
      SessionLead leading,
      SessionProgress next) {
    return new CalendarSession(id, number, course, decided, place, earlier, leading, next);
  }

  // ---- what its parts hold ----

  public Instant startsAt() {
    return date.startsAt();
  }

  public int minutes() {
    return course.minutes();
  }

  public SessionTemplate.Key template() {
    return course.template();
  }

  public int turns() {
    return course.turns();
  }

  public Username facilitator() {
    return lead.facilitator();
  }

  public @Nullable Username standIn() {
    return lead.standIn();
  }

  public @Nullable String place() {
    return currentPlace.place();
  }

  public @Nullable String videoLink() {
    return currentPlace.videoLink();
  }

  public List<MethodWarning> warnings() {
    return date.warnings();
  }

  public State state() {
    return progress.state();
  }

  public boolean begun() {
    return progress.begun();
  }

  public List<Username> clients() {
    return progress.clients();
  }

  public List<AttendanceRecord> attendance() {
    return progress.attendance();
  }

  public int revision() {
    return date.revision();
  }

  public Instant changedAt() {
    return date.changedAt();
  }

  public @Nullable String reason() {
    return date.reason();
  }

  public @Nullable ReasonAuthor reasonGiven() {
    return date.reasonGiven();
  }

  public @Nullable KeptDate dateKept() {
    return date.dateKept();
  }
}

package codev.group.calendar;

import codev.group.domain.GroupServiceEvent.*;
import codev.group.domain.MethodWarning;
import codev.group.domain.SessionId;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.Username;
import codev.group.domain.place.Room;
import codev.group.domain.place.RoomBooking;
import codev.group.domain.place.SessionPlace;
import codev.group.domain.template.SessionTemplate;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One session in a group's calendar.
 *
 * @param number its ordinal in the group, in the order of planning
 * @param minutes from start to end, break included
 * @param facilitator who leads it
 * @param turns how many can be client in it
 * @param begun whether its date is no longer the group's to change
 * @param clients as noted so far; once the session is over, whose turn it was
 * @param attendance empty until the session is over
 * @param revision how often its date or its place was changed, or its date given up
 * @param changedAt when that was last decided
 * @param reason why, if a reason was given
 * @param acceptedWarnings with which its date was accepted; empty once it has another date
 * @param earlierPlace where it was to be held before, if that was decided last
 * @param datedAt revision at which its date was decided, if its place was changed since
 */
public record CalendarSession(
    SessionId id,
    int number,
    Instant startsAt,
    int minutes,
    SessionTemplate.Key template,
    int turns,
    Username facilitator,
    @Nullable String place,
    @Nullable String videoLink,
    List<MethodWarning> warnings,
    State state,
    boolean begun,
    List<Username> clients,
    List<AttendanceRecord> attendance,
    int revision,
    Instant changedAt,
    @Nullable String reason,
    List<MethodWarning> acceptedWarnings,
    @Nullable SessionPlace earlierPlace,
    @Nullable Integer datedAt) {
  public CalendarSession {
    acceptedWarnings =
        Objects.requireNonNullElse(acceptedWarnings, List.<MethodWarning>of()); // kept before
  }

  /** Where it is in its life, seen from the group. */
  public enum State {
    PLANNED,
    CANCELLED,
    HELD
  }

  static CalendarSession of(SessionPlanned event) {
    return new CalendarSession(
        event.session(),
        event.number(),
        event.startsAt(),
        event.template().minutes(),
        event.template().key(),
        event.template().turns(),
        event.facilitator(),
        event.place(),
        event.videoLink(),
        event.warnings(),
        State.PLANNED,
        false,
        List.of(),
        List.of(),
        0,
        event.at(),
        null,
        List.of(),
        null,
        null);
  }

  @JsonIgnore
  public Instant endsAt() {
    return startsAt.plus(Duration.ofMinutes(minutes));
  }

  CalendarSession withoutAttendance() {
    var open = new Progress(state, begun, clients, List.of());
    return with(startsAt, facilitator, warnings, open, decision());
  }

  /** Whether a person was there, if only for a part of it; known once the session is over. */
  public boolean isAttendedBy(Username person) {
    return attendance.stream()
        .anyMatch(there -> there.member().equals(person) && there.status().hasCome());
  }

  public TimeSpan time() {
    return new TimeSpan(startsAt, endsAt());
  }

  boolean overlaps(CalendarSession other) {
    return time().overlaps(other.time());
  }

  /** Whether who leads it, and when, is still the group's to change. */
  @JsonIgnore
  public boolean isToCome() {
    return state == State.PLANNED && !begun;
  }

  /** Whether its people are expected: it is still to come, and has its date. */
  @JsonIgnore
  public boolean isExpected() {
    return isToCome() && !needsANewDate();
  }

  /** Whether its people know where they meet, in a room or by video. */
  public boolean hasPlace() {
    return Stream.of(place, videoLink).anyMatch(where -> where != null && !where.isBlank());
  }

  CalendarSession ledBy(Username other) {
    return with(startsAt, other, warnings, progress(), decision());
  }

  CalendarSession with(SessionMoved moved) {
    return decided(moved.startsAt(), state, moved.at(), moved.reason());
  }

  CalendarSession with(SessionCancelled cancelled) {
    return decided(startsAt, State.CANCELLED, cancelled.at(), cancelled.reason());
  }

  CalendarSession with(SessionOpened opened) {
    return met(State.PLANNED, clients, attendance, opened.at());
  }

  CalendarSession with(SessionPostponed postponed) {
    var open = new Progress(State.PLANNED, false, clients, attendance);
    var undated = MethodWarning.NEEDS_A_NEW_DATE.after(warnings);
    return with(startsAt, facilitator, undated, open, decidedAgain(postponed.at(), null));
  }

  /** What the method advises against in it, and has not been accepted. */
  public List<MethodWarning> openWarnings() {
    return warnings.stream().filter(warning -> !acceptedWarnings.contains(warning)).toList();
  }

  CalendarSession with(SessionDateAccepted accepted) {
    var all = Stream.concat(acceptedWarnings.stream(), accepted.warnings().stream()).toList();
    return new CalendarSession(
        id,
        number,
        startsAt,
        minutes,
        template,
        turns,
        facilitator,
        place,
        videoLink,
        warnings,
        state,
        begun,
        clients,
        attendance,
        revision,
        changedAt,
        reason,
        all,
        earlierPlace,
        datedAt);
  }

  /** The answers to its invitation stay: it is on the same date. */
  CalendarSession with(SessionPlaceChanged changed) {
    return new CalendarSession(
        id,
        number,
        startsAt,
        minutes,
        template,
        turns,
        facilitator,
        changed.place(),
        changed.videoLink(),
        warnings,
        state,
        begun,
        clients,
        attendance,
        revision + 1,
        changed.at(),
        reason,
        acceptedWarnings,
        new SessionPlace(place, videoLink),
        dateRevision());
  }

  /** The revision at which its date was decided: invitations from then on are to this date. */
  public int dateRevision() {
    return datedAt == null ? revision : datedAt;
  }

  /** Whether the room where it is planned is taken by it. */
  public boolean takesItsRoom() {
    return state == State.PLANNED && !needsANewDate();
  }

  /**
   * The room that it takes, if its place is one.
   *
   * @param group its name; null: not visible
   */
  public Optional<RoomBooking> booking(@Nullable String group) {
    return Room.of(place).map(room -> new RoomBooking(id.value(), room, startsAt, endsAt(), group));
  }

  /** Whether it still stands in the calendar where it will not be held. */
  public boolean needsANewDate() {
    return warnings.contains(MethodWarning.NEEDS_A_NEW_DATE);
  }

  /** Where a topic is chosen people have met, even if it had been cancelled meanwhile. */
  CalendarSession with(ClientNoted noted) {
    return met(State.PLANNED, List.of(noted.client()), attendance, noted.at());
  }

  CalendarSession with(SessionHeld held) {
    return met(State.HELD, held.clients(), held.attendance(), held.at());
  }

  /**
   * Applies a correction after the end; until then, attendance comes as a whole when the session is
   * over.
   */
  CalendarSession with(PresenceNoted noted) {
    var corrected =
        attendance.stream()
            .map(
                there ->
                    there.member().equals(noted.member())
                        ? new AttendanceRecord(there.member(), noted.status(), there.signed())
                        : there)
            .toList();
    var next = new Progress(state, begun, clients, corrected);
    return with(startsAt, facilitator, warnings, next, decision());
  }

  CalendarSession with(List<MethodWarning> others) {
    return with(startsAt, facilitator, others, progress(), decision());
  }

  private CalendarSession decided(
      Instant startsAt, State state, Instant at, @Nullable String reason) {
    List<MethodWarning> remaining = state == State.CANCELLED ? List.of() : warnings;
    var next = new Progress(state, begun, clients, attendance);
    return with(startsAt, facilitator, remaining, next, decidedAgain(at, reason));
  }

  private CalendarSession met(
      State state, List<Username> clients, List<AttendanceRecord> attendance, Instant at) {
    boolean revived = this.state == State.CANCELLED;
    var next = new Progress(state, true, clients, attendance);
    var latest = revived ? decidedAgain(at, null) : decision();
    return with(startsAt, facilitator, warnings, next, latest);
  }

  /** How far it has come. */
  private record Progress(
      State state, boolean begun, List<Username> clients, List<AttendanceRecord> attendance) {}

  private Progress progress() {
    return new Progress(state, begun, clients, attendance);
  }

  /** The last decision about its date. */
  private record Decision(int revision, Instant at, @Nullable String reason) {}

  private Decision decision() {
    return new Decision(revision, changedAt, reason);
  }

  private Decision decidedAgain(Instant at, @Nullable String why) {
    return new Decision(revision + 1, at, why);
  }

  private CalendarSession with(
      Instant startsAt,
      Username facilitator,
      List<MethodWarning> warnings,
      Progress progress,
      Decision decision) {
    return new CalendarSession(
        id,
        number,
        startsAt,
        minutes,
        template,
        turns,
        facilitator,
        place,
        videoLink,
        warnings,
        progress.state,
        progress.begun,
        progress.clients,
        progress.attendance,
        decision.revision,
        decision.at,
        decision.reason,
        startsAt.equals(this.startsAt) ? acceptedWarnings : List.of(),
        decision.revision == revision ? earlierPlace : null,
        decision.revision == revision ? datedAt : null);
  }
}

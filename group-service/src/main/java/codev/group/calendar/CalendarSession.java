package codev.group.calendar;

import codev.group.domain.GroupServiceEvent.*;
import codev.group.domain.MethodWarning;
import codev.group.domain.Rotation;
import codev.group.domain.SessionId;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.EncryptedText;
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
import java.util.function.UnaryOperator;
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
 * @param revision how often its date, its place or its template was changed, or its date given up
 * @param changedAt when that was last decided
 * @param reason why, if a reason was given: in the read model as it was recorded, encrypted or, in
 *     the past, in clear; in an answer decrypted
 * @param reasonGiven by whom, if a reason was given
 * @param acceptedWarnings with which its date was accepted; empty once it has another date
 * @param earlierPlace where it was to be held before, if that was decided last
 * @param datedAt revision at which its date was decided, if only its place or its template was
 *     changed since
 * @param openTurns all who were noted as clients; once the session is over, those of its clients
 *     whose turn does not count
 * @param standIn to whom it was handed over in the session itself, if it was
 * @param dateKept the last decision to keep its date, though the method advises against it
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
    @Nullable ReasonAuthor reasonGiven,
    List<MethodWarning> acceptedWarnings,
    @Nullable SessionPlace earlierPlace,
    @Nullable Integer datedAt,
    List<Username> openTurns,
    @Nullable Username standIn,
    @Nullable KeptDate dateKept) {
  /** A session that began yesterday may still be closed today. */
  private static final Duration OVERDUE_AFTER = Duration.ofDays(1);

  public CalendarSession {
    acceptedWarnings =
        Objects.requireNonNullElse(acceptedWarnings, List.<MethodWarning>of()); // kept before
    openTurns = Objects.requireNonNullElse(openTurns, List.<Username>of()); // kept before
  }

  /** Where it is in its life, seen from the group. */
  public enum State {
    PLANNED,
    CANCELLED,
    HELD
  }

  static CalendarSession of(SessionPlanned event) {
    return of(
        event.session(),
        event.number(),
        TemplateSummary.of(event.template()),
        new SessionDate(
            event.startsAt(), event.warnings(), List.of(), 0, event.at(), null, null, null, null),
        new SessionPlace(event.place(), event.videoLink()),
        null,
        new Lead(event.facilitator(), null),
        new Progress(State.PLANNED, false, List.of(), List.of(), List.of()));
  }

  @JsonIgnore
  public Instant endsAt() {
    return startsAt.plus(Duration.ofMinutes(minutes));
  }

  CalendarSession withReason(UnaryOperator<@Nullable String> reading) {
    var date = date().because(reading.apply(reason)).keptBecause(reading);
    return copy(date, currentPlace(), earlierPlace, lead(), progress());
  }

  private static @Nullable String sealedText(@Nullable EncryptedText reason) {
    return reason == null ? null : reason.sealed();
  }

  CalendarSession withoutAttendance() {
    return withProgress(new Progress(state, begun, clients, openTurns, List.of()));
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

  /** Whether its date was kept though it is a day without sessions, and for nothing else. */
  @JsonIgnore
  public boolean isKeptOnAHoliday() {
    return acceptedWarnings.equals(List.of(MethodWarning.SESSION_ON_A_HOLIDAY));
  }

  /** Whether its group is in the room: it has been opened and has not ended. */
  @JsonIgnore
  public boolean isUnderWay() {
    return state == State.PLANNED && begun;
  }

  /** Whether it was to be over a day ago, and has been neither closed nor cancelled. */
  public boolean isOverdue(Instant now) {
    return state == State.PLANNED && endsAt().plus(OVERDUE_AFTER).isBefore(now);
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
    return copy(date(), currentPlace(), earlierPlace, new Lead(other, null), progress());
  }

  CalendarSession with(SessionHandedOver handedOver) {
    var to = handedOver.to().equals(facilitator) ? null : handedOver.to();
    return copy(date(), currentPlace(), earlierPlace, new Lead(facilitator, to), progress());
  }

  /** Who leads it now. */
  public Username leader() {
    return standIn == null ? facilitator : standIn;
  }

  CalendarSession with(SessionMoved moved) {
    var author = new ReasonAuthor(moved.by(), moved.at());
    return withDate(
        date().decided(moved.startsAt(), author, sealedText(moved.reason())), progress());
  }

  CalendarSession with(SessionCancelled cancelled) {
    var author = new ReasonAuthor(cancelled.by(), cancelled.at());
    var date = date().decided(startsAt, author, sealedText(cancelled.reason())).with(List.of());
    return withDate(date, new Progress(State.CANCELLED, begun, clients, openTurns, attendance));
  }

  CalendarSession with(SessionOpened opened) {
    return met(State.PLANNED, clients, openTurns, attendance, opened.at());
  }

  CalendarSession with(SessionPostponed postponed) {
    var undated = MethodWarning.NEEDS_A_NEW_DATE.after(warnings);
    return withDate(
        date().decided(startsAt, postponed.at()).with(undated),
        new Progress(State.PLANNED, false, clients, openTurns, attendance));
  }

  /** What the method advises against in it, and has not been accepted. */
  public List<MethodWarning> openWarnings() {
    return warnings.stream().filter(warning -> !acceptedWarnings.contains(warning)).toList();
  }

  CalendarSession with(SessionDateAccepted accepted) {
    var kept = new KeptDate(accepted.by(), accepted.at(), sealedText(accepted.reason()));
    var known = date().accepting(accepted.warnings(), kept);
    return copy(known, currentPlace(), earlierPlace, lead(), progress());
  }

  /** The answers to its invitation stay: it is on the same date. */
  CalendarSession with(SessionPlaceChanged changed) {
    var newPlace = new SessionPlace(changed.place(), changed.videoLink());
    return copy(date().withNewRevision(changed.at()), newPlace, currentPlace(), lead(), progress());
  }

  /** The answers to its invitation stay, too: it begins as before. */
  CalendarSession with(SessionTemplateChanged changed) {
    var course = TemplateSummary.of(changed.template());
    var date = date().withNewRevision(changed.at());
    return of(id, number, course, date, currentPlace(), null, lead(), progress());
  }

  /** The revision at which its date was decided: invitations from then on are to this date. */
  public int dateRevision() {
    return date().dateRevision();
  }

  /** Whether it is over, or has a date that is neither cancelled nor given up. */
  boolean isHeldOrDated() {
    return state == State.HELD || (state == State.PLANNED && !needsANewDate());
  }

  /** Whether the room where it is planned is taken by it. */
  public boolean occupiesItsRoom() {
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
    var open = Stream.concat(without(noted.client()), Stream.of(noted.client())).toList();
    return met(State.PLANNED, List.of(noted.client()), open, attendance, noted.at());
  }

  CalendarSession with(SessionHeld held) {
    var open =
        Rotation.clients(openTurns, turns).stream()
            .filter(client -> !held.clients().contains(client))
            .toList();
    return met(State.HELD, held.clients(), open, held.attendance(), held.at());
  }

  CalendarSession with(TurnCounted counted) {
    var all = Stream.concat(clients.stream(), Stream.of(counted.member())).toList();
    var open = without(counted.member()).toList();
    return withProgress(new Progress(state, begun, all, open, attendance));
  }

  private Stream<Username> without(Username client) {
    return openTurns.stream().filter(other -> !other.equals(client));
  }

  /** Its clients whose turn does not count: it was closed before their consultation. */
  public List<Username> clientsWithoutTurn() {
    return state == State.HELD ? openTurns : List.of();
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
    return withProgress(new Progress(state, begun, clients, openTurns, corrected));
  }

  CalendarSession with(List<MethodWarning> others) {
    return copy(date().with(others), currentPlace(), earlierPlace, lead(), progress());
  }

  private CalendarSession met(
      State state,
      List<Username> clients,
      List<Username> openTurns,
      List<AttendanceRecord> attendance,
      Instant at) {
    var next = new Progress(state, true, clients, openTurns, attendance);
    boolean revived = this.state == State.CANCELLED;
    return revived ? withDate(date().decided(startsAt, at), next) : withProgress(next);
  }

  /** What its template makes of it. */
  private record TemplateSummary(int minutes, SessionTemplate.Key template, int turns) {
    static TemplateSummary of(SessionTemplate template) {
      return new TemplateSummary(template.minutes(), template.key(), template.turns());
    }
  }

  /** How far it has come. */
  private record Progress(
      State state,
      boolean begun,
      List<Username> clients,
      List<Username> openTurns,
      List<AttendanceRecord> attendance) {}

  /** Who leads it, as it is planned and, if it was handed over since, in fact. */
  private record Lead(Username facilitator, @Nullable Username standIn) {}

  private Lead lead() {
    return new Lead(facilitator, standIn);
  }

  private Progress progress() {
    return new Progress(state, begun, clients, openTurns, attendance);
  }

  private SessionDate date() {
    return new SessionDate(
        startsAt,
        warnings,
        acceptedWarnings,
        revision,
        changedAt,
        reason,
        reasonGiven,
        datedAt,
        dateKept);
  }

  private SessionPlace currentPlace() {
    return new SessionPlace(place, videoLink);
  }

  private CalendarSession withProgress(Progress next) {
    return copy(date(), currentPlace(), earlierPlace, lead(), next);
  }

  /** After a decision about its date: its place is no longer what was decided last. */
  private CalendarSession withDate(SessionDate date, Progress next) {
    return copy(date, currentPlace(), null, lead(), next);
  }

  /** Whether what was decided last about it is by which template it is held. */
  @JsonIgnore
  public boolean isHeldByAnotherTemplate() {
    return datedAt != null && earlierPlace == null;
  }

  private CalendarSession copy(
      SessionDate date,
      SessionPlace place,
      @Nullable SessionPlace earlier,
      Lead lead,
      Progress next) {
    var course = new TemplateSummary(minutes, template, turns);
    return of(id, number, course, date, place, earlier, lead, next);
  }

  private static CalendarSession of(
      SessionId id,
      int number,
      TemplateSummary course,
      SessionDate date,
      SessionPlace place,
      @Nullable SessionPlace earlier,
      Lead lead,
      Progress next) {
    return new CalendarSession(
        id,
        number,
        date.startsAt(),
        course.minutes,
        course.template,
        course.turns,
        lead.facilitator,
        place.place(),
        place.videoLink(),
        date.warnings(),
        next.state,
        next.begun,
        next.clients,
        next.attendance,
        date.revision(),
        date.changedAt(),
        date.reason(),
        date.reasonGiven(),
        date.acceptedWarnings(),
        earlier,
        date.datedAt(),
        next.openTurns,
        lead.standIn,
        date.dateKept());
  }
}

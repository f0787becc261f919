package codev.group.calendar;

import codev.group.domain.event.CharterEvent;
import codev.group.domain.event.GroupEvent;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.TurnDecisionEvent.*;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionDateWarnings;
import codev.group.domain.value.SessionId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the sessions of a group.
 *
 * @param all in order of time
 */
public record GroupCalendar(@JsonValue List<CalendarSession> all) {
  public static final GroupCalendar EMPTY = new GroupCalendar(List.of());

  @JsonCreator
  public GroupCalendar {
    all = all.stream().sorted(Comparator.comparing(CalendarSession::startsAt)).toList();
  }

  public GroupCalendar after(GroupEvent event) {
    return switch (event) {
      case SessionPlanned e ->
          new GroupCalendar(Stream.concat(all.stream(), Stream.of(CalendarSession.of(e))).toList());
      case SessionMoved e -> with(e.session(), one -> one.with(e)).withAdvice(e.advice());
      case SessionCancelled e -> with(e.session(), one -> one.with(e)).withAdvice(e.advice());
      case SessionPlaceChanged e -> with(e.session(), one -> one.with(e));
      case SessionTemplateChanged e -> with(e.session(), one -> one.with(e));
      case SessionDateAccepted e -> with(e.session(), one -> one.with(e));
      case SessionOpened e -> with(e.session(), one -> one.with(e));
      case SessionPostponed e -> with(e.session(), one -> one.with(e));
      case SessionHandedOver e -> with(e.session(), one -> one.with(e));
      case FacilitatorReplaced e -> ledBy(e.facilitator(), e.session());
      case PresenceNoted e -> with(e.session(), one -> one.with(e));
      case ClientNoted e -> with(e.session(), one -> one.with(e));
      case SessionHeld e -> with(e.session(), one -> one.with(e));
      case TurnCounted e -> with(e.session(), one -> one.with(e));
      case GroupFormed _,
          MembersReviewed _,
          MemberJoined _,
          MemberLeft _,
          SignatureNoted _,
          SessionInvitationAnswered _,
          SessionAnswerWithdrawn _,
          CharterEvent _,
          TurnsSwapped _,
          TurnSkipped _ ->
          this;
    };
  }

  public Optional<CalendarSession> find(SessionId session) {
    return all.stream().filter(one -> one.id().equals(session)).findFirst();
  }

  /** The first one that is not over. */
  public Optional<CalendarSession> next() {
    return all.stream().filter(one -> one.state() == CalendarSession.State.PLANNED).findFirst();
  }

  /** The first one in which its people are expected. */
  public Optional<CalendarSession> nextExpected() {
    return all.stream().filter(CalendarSession::isExpected).findFirst();
  }

  /** The last one that is over or to come. */
  public Optional<CalendarSession> last() {
    return all.reversed().stream()
        .filter(one -> one.state() != CalendarSession.State.CANCELLED)
        .findFirst();
  }

  /** Whether the group is in one of them. */
  public boolean hasSessionUnderWay() {
    return all.stream().anyMatch(CalendarSession::isUnderWay);
  }

  /** How many are to come, or going on. */
  public long toCome() {
    return planned().count();
  }

  /** How many can still be client in what is planned. */
  public int turnsToCome() {
    return planned().mapToInt(CalendarSession::turns).sum();
  }

  /** How many are over. */
  public long held() {
    return all.stream().filter(one -> one.state() == CalendarSession.State.HELD).count();
  }

  /**
   * How many are over or have a date, as the results of a programme count them: one that waits for
   * another date is counted once it has it.
   */
  public long heldOrDated() {
    return all.stream().filter(CalendarSession::isHeldOrDated).count();
  }

  /** How many are over or to come, with a date or without. */
  public long notCancelled() {
    return all.stream().filter(one -> one.state() != CalendarSession.State.CANCELLED).count();
  }

  /** Whether a person attended at least once, so that there is something to certify. */
  public boolean isAttendedBy(Username person) {
    return all.stream().anyMatch(one -> one.isAttendedBy(person));
  }

  public boolean hasBegun() {
    return all.stream().anyMatch(one -> one.state() == CalendarSession.State.HELD);
  }

  /** Pairs of a session here and one there that overlap, neither over nor cancelled. */
  public Stream<Overlap> overlaps(GroupCalendar other) {
    return planned()
        .flatMap(
            here -> other.planned().filter(here::overlaps).map(there -> new Overlap(here, there)));
  }

  /** Two sessions at the same time. */
  public record Overlap(CalendarSession here, CalendarSession there) {}

  /** The calendar with the conflicts that the viewer may see. */
  public GroupCalendar withConflicts(List<SchedulingConflict> conflicts) {
    return new GroupCalendar(
        all.stream()
            .map(m -> m.with(SchedulingConflict.warnings(m.warnings(), conflicts, m.id())))
            .toList());
  }

  /**
   * @param reading maps the reason of a decision about a date, as it was recorded, to what the
   *     viewer reads
   */
  public GroupCalendar withReasons(UnaryOperator<@Nullable String> reading) {
    return new GroupCalendar(all.stream().map(one -> one.withReason(reading)).toList());
  }

  /** For who may not know who was there. */
  public GroupCalendar withoutAttendance() {
    return new GroupCalendar(all.stream().map(CalendarSession::withoutAttendance).toList());
  }

  /** Whether a person leads a session that is not over. */
  public boolean isLedBy(Username person) {
    return planned().anyMatch(one -> one.facilitator().equals(person));
  }

  /** Whether a session that is not over was handed over to a person in the session itself. */
  public boolean isHandedTo(Username person) {
    return planned().anyMatch(one -> person.equals(one.standIn()));
  }

  private GroupCalendar ledBy(Username facilitator, @Nullable SessionId session) {
    return new GroupCalendar(
        all.stream()
            .map(
                one ->
                    (session == null ? one.isToCome() : one.id().equals(session))
                        ? one.ledBy(facilitator)
                        : one)
            .toList());
  }

  private Stream<CalendarSession> planned() {
    return all.stream().filter(one -> one.state() == CalendarSession.State.PLANNED);
  }

  private GroupCalendar withAdvice(List<SessionDateWarnings> advice) {
    var calendar = this;
    for (var change : advice)
      calendar = calendar.with(change.session(), one -> one.with(change.warnings()));
    return calendar;
  }

  private GroupCalendar with(SessionId session, UnaryOperator<CalendarSession> change) {
    return new GroupCalendar(
        all.stream().map(one -> one.id().equals(session) ? change.apply(one) : one).toList());
  }
}

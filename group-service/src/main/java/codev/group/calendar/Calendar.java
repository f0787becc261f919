package codev.group.calendar;

import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.FacilitatorReplaced;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.PresenceNoted;
import codev.group.domain.GroupEvent.SessionCancelled;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionMoved;
import codev.group.domain.GroupEvent.SessionOpened;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupEvent.SessionPostponed;
import codev.group.domain.GroupEvent.SignatureNoted;
import codev.group.domain.GroupEvent.TurnDecision;
import codev.group.domain.SessionDateWarnings;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
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
 * @param meetings in order of time
 */
public record Calendar(@JsonValue List<CalendarSession> meetings) {
  public static final Calendar EMPTY = new Calendar(List.of());

  @JsonCreator
  public Calendar {
    meetings = meetings.stream().sorted(Comparator.comparing(CalendarSession::startsAt)).toList();
  }

  public Calendar after(OfGroup event) {
    return switch (event) {
      case SessionPlanned e ->
          new Calendar(Stream.concat(meetings.stream(), Stream.of(CalendarSession.of(e))).toList());
      case SessionMoved e -> with(e.session(), meeting -> meeting.with(e)).advised(e.advice());
      case SessionCancelled e -> with(e.session(), meeting -> meeting.with(e)).advised(e.advice());
      case SessionOpened e -> with(e.session(), meeting -> meeting.with(e));
      case SessionPostponed e -> with(e.session(), meeting -> meeting.with(e));
      case FacilitatorReplaced e -> ledBy(e.facilitator(), e.session());
      case PresenceNoted e -> with(e.session(), meeting -> meeting.with(e));
      case ClientNoted e -> with(e.session(), meeting -> meeting.with(e));
      case SessionHeld e -> with(e.session(), meeting -> meeting.with(e));
      case GroupFormed _,
          MembersReviewed _,
          MemberJoined _,
          MemberLeft _,
          SignatureNoted _,
          CharterAccepted _,
          TurnDecision _ ->
          this;
    };
  }

  public Optional<CalendarSession> find(SessionId session) {
    return meetings.stream().filter(meeting -> meeting.id().equals(session)).findFirst();
  }

  /** The first one that is not over. */
  public Optional<CalendarSession> next() {
    return meetings.stream()
        .filter(meeting -> meeting.state() == CalendarSession.State.PLANNED)
        .findFirst();
  }

  /** The last one that is over or to come. */
  public Optional<CalendarSession> last() {
    return meetings.reversed().stream()
        .filter(meeting -> meeting.state() != CalendarSession.State.CANCELLED)
        .findFirst();
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
    return meetings.stream()
        .filter(meeting -> meeting.state() == CalendarSession.State.HELD)
        .count();
  }

  /** How many are over or to come. */
  public long notCancelled() {
    return meetings.stream()
        .filter(meeting -> meeting.state() != CalendarSession.State.CANCELLED)
        .count();
  }

  /** Whether a person attended at least once, so that there is something to certify. */
  public boolean isAttendedBy(Username person) {
    return meetings.stream().anyMatch(meeting -> meeting.isAttendedBy(person));
  }

  public boolean hasBegun() {
    return meetings.stream().anyMatch(meeting -> meeting.state() == CalendarSession.State.HELD);
  }

  /** Pairs of a session here and one there that overlap, neither over nor cancelled. */
  public Stream<Overlap> overlaps(Calendar other) {
    return planned()
        .flatMap(
            here -> other.planned().filter(here::overlaps).map(there -> new Overlap(here, there)));
  }

  /** Two sessions at the same time. */
  public record Overlap(CalendarSession here, CalendarSession there) {}

  /** The calendar with the conflicts that the viewer may see. */
  public Calendar withConflicts(List<SchedulingConflict> conflicts) {
    return new Calendar(
        meetings.stream()
            .map(m -> m.with(SchedulingConflict.warnings(m.warnings(), conflicts, m.id())))
            .toList());
  }

  /** Whether a person leads a session that is not over. */
  public boolean isLedBy(Username person) {
    return planned().anyMatch(meeting -> meeting.facilitator().equals(person));
  }

  private Calendar ledBy(Username facilitator, @Nullable SessionId session) {
    return new Calendar(
        meetings.stream()
            .map(
                meeting ->
                    (session == null ? meeting.isToCome() : meeting.id().equals(session))
                        ? meeting.ledBy(facilitator)
                        : meeting)
            .toList());
  }

  private Stream<CalendarSession> planned() {
    return meetings.stream().filter(meeting -> meeting.state() == CalendarSession.State.PLANNED);
  }

  private Calendar advised(List<SessionDateWarnings> advice) {
    var calendar = this;
    for (var one : advice)
      calendar = calendar.with(one.session(), meeting -> meeting.with(one.warnings()));
    return calendar;
  }

  private Calendar with(SessionId session, UnaryOperator<CalendarSession> change) {
    return new Calendar(
        meetings.stream()
            .map(meeting -> meeting.id().equals(session) ? change.apply(meeting) : meeting)
            .toList());
  }
}

package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.calendar.SessionInvitation;
import codev.group.domain.person.Username;
import codev.group.notifications.GroupNotificationView.Arrival;
import codev.group.notifications.SessionNotification.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last change of a person's invitation to a session. Its sequence is the number of changes of
 * the session's date, place and template and of the person's part in it, as the log has them: each
 * change has a higher one than those before (ADR 60).
 *
 * @param address number of the person's address that it is sent to a second time; 0: it is not
 */
record InvitationChange(
    CalendarSession session,
    Username person,
    Kind kind,
    int sequence,
    Instant decidedAt,
    int address) {

  /** Of all sessions that have not begun at a moment. */
  static Stream<InvitationChange> of(GroupNotificationView group, Instant moment) {
    return group
        .ahead(moment)
        .flatMap(
            session -> group.people().flatMap(person -> last(group, session, person).stream()));
  }

  /**
   * The sequence of the first invitation of a person to the present date of a session: who answers
   * an earlier one answers to another date.
   */
  static int firstSequence(GroupNotificationView group, CalendarSession session, Username person) {
    return session.dateRevision()
        + group.participationChange(person, session).map(ParticipationChange::count).orElse(0);
  }

  /**
   * As it is for a person who was given an address after it was decided: they are invited at that
   * one, too. What they are not expected in does not stand in its calendar.
   */
  InvitationChange forAddress(ContactView.@Nullable Address givenAddress) {
    if (givenAddress == null || isCancelled() || !givenAddress.since().isAfter(decidedAt))
      return this;
    return new InvitationChange(
        session, person, Kind.PLANNED, sequence, givenAddress.since(), givenAddress.number());
  }

  SessionNotification notification(GroupNotificationView group) {
    return new SessionNotification(
        kind,
        group,
        session,
        person,
        new SessionInvitation(session, sequence, decidedAt, isCancelled()),
        address,
        false);
  }

  private boolean isCancelled() {
    return kind == Kind.CANCELLED || kind == Kind.LEFT;
  }

  /** Empty for a person who never had a place in it, or came when it had been cancelled. */
  private static Optional<InvitationChange> last(
      GroupNotificationView group, CalendarSession session, Username person) {
    var change = group.participationChange(person, session).orElse(null);
    if (group.isFor(person, session))
      return invited(session, person, change, group.arrival(person, session).orElse(null));
    return change == null ? Optional.empty() : Optional.of(left(session, change));
  }

  private static Optional<InvitationChange> invited(
      CalendarSession session,
      Username person,
      @Nullable ParticipationChange change,
      @Nullable Arrival arrival) {
    boolean isCancelled = session.state() == CalendarSession.State.CANCELLED;
    // A cancelled session keeps its facilitator: who leads the group from then on led it before.
    boolean hasLed = isCancelled && session.facilitator().equals(person);
    boolean cameLater = !hasLed && arrival != null && !arrival.at().isBefore(session.changedAt());
    if (isCancelled && cameLater && change == null) return Optional.empty();
    int sequence = session.revision() + (change == null ? 0 : change.count());
    var decidedAt = arrival != null && cameLater ? arrival.at() : session.changedAt();
    return Optional.of(
        new InvitationChange(
            session,
            person,
            isCancelled ? Kind.CANCELLED : kind(session, cameLater ? arrival : null),
            sequence,
            decidedAt,
            0));
  }

  private static Kind kind(CalendarSession session, @Nullable Arrival arrival) {
    if (arrival != null) return arrival.leads() ? Kind.LEADING : Kind.JOINED;
    if (session.earlierPlace() != null) return Kind.ELSEWHERE;
    if (session.isHeldByAnotherTemplate()) return Kind.OTHERWISE;
    return session.revision() > 0 ? Kind.MOVED : Kind.PLANNED;
  }

  /** What is decided about the session later is not theirs; what was decided before still is. */
  private static InvitationChange left(CalendarSession session, ParticipationChange change) {
    boolean wasCancelled =
        session.state() == CalendarSession.State.CANCELLED
            && session.revision() == change.revision();
    return wasCancelled
        ? new InvitationChange(
            session, change.person(), Kind.CANCELLED, change.sequence() - 1, session.changedAt(), 0)
        : new InvitationChange(
            session, change.person(), Kind.LEFT, change.sequence(), change.at(), 0);
  }
}

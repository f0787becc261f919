package codev.group.calendar;

import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.PresenceNoted;
import codev.group.domain.GroupEvent.SessionCancelled;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionMoved;
import codev.group.domain.GroupEvent.SessionOpened;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupEvent.SessionPostponed;
import codev.group.domain.SessionId;
import codev.group.domain.Warning;
import codev.group.domain.person.Attendee;
import codev.group.domain.person.Username;
import codev.group.domain.template.Template;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session in a group's calendar.
 *
 * @param number the how-manieth of the group, in the order of planning
 * @param minutes from start to end, break included
 * @param facilitator who leads it
 * @param turns how many can be client in it
 * @param begun whether its date is no longer the group's to change
 * @param clients as noted so far; once the session is over, whose turn it was
 * @param attendance empty until the session is over
 * @param revision how often its date was changed or given up
 * @param changedAt when that was last decided
 * @param reason why, if somebody said so
 */
public record CalendarSession(
    SessionId id,
    int number,
    Instant startsAt,
    int minutes,
    Template.Key template,
    int turns,
    Username facilitator,
    @Nullable String place,
    @Nullable String videoLink,
    List<Warning> warnings,
    State state,
    boolean begun,
    List<Username> clients,
    List<Attendee> attendance,
    int revision,
    Instant changedAt,
    @Nullable String reason) {

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
        null);
  }

  @JsonIgnore
  public Instant endsAt() {
    return startsAt.plus(Duration.ofMinutes(minutes));
  }

  boolean isAttendedBy(Username person) {
    return attendance.stream()
        .anyMatch(
            there -> there.member().equals(person) && there.status() != Attendee.Status.ABSENT);
  }

  boolean overlaps(CalendarSession other) {
    return startsAt.isBefore(other.endsAt()) && other.startsAt.isBefore(endsAt());
  }

  /** Whether who leads it, and when, is still the group's to change. */
  @JsonIgnore
  public boolean isToCome() {
    return state == State.PLANNED && !begun;
  }

  CalendarSession ledBy(Username other) {
    return new CalendarSession(
        id,
        number,
        startsAt,
        minutes,
        template,
        turns,
        other,
        place,
        videoLink,
        warnings,
        state,
        begun,
        clients,
        attendance,
        revision,
        changedAt,
        reason);
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
        Warning.NEEDS_A_NEW_DATE.after(warnings),
        State.PLANNED,
        false,
        clients,
        attendance,
        revision + 1,
        postponed.at(),
        null);
  }

  /** Whether it still stands in the calendar where it will not be held. */
  public boolean needsANewDate() {
    return warnings.contains(Warning.NEEDS_A_NEW_DATE);
  }

  /** Where a topic is chosen people have met, even if it had been cancelled meanwhile. */
  CalendarSession with(ClientNoted noted) {
    return met(State.PLANNED, List.of(noted.client()), attendance, noted.at());
  }

  CalendarSession with(SessionHeld held) {
    return met(State.HELD, held.clients(), held.attendance(), held.at());
  }

  /** What is put right after the end; before it, attendance is told as a whole when it is over. */
  CalendarSession with(PresenceNoted noted) {
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
        attendance.stream()
            .map(
                there ->
                    there.member().equals(noted.member())
                        ? new Attendee(there.member(), noted.status(), there.signed())
                        : there)
            .toList(),
        revision,
        changedAt,
        reason);
  }

  CalendarSession with(List<Warning> others) {
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
        others,
        state,
        begun,
        clients,
        attendance,
        revision,
        changedAt,
        reason);
  }

  private CalendarSession decided(
      Instant startsAt, State state, Instant at, @Nullable String reason) {
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
        state == State.CANCELLED ? List.of() : warnings,
        state,
        begun,
        clients,
        attendance,
        revision + 1,
        at,
        reason);
  }

  private CalendarSession met(
      State state, List<Username> clients, List<Attendee> attendance, Instant at) {
    boolean revived = this.state == State.CANCELLED;
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
        true,
        clients,
        attendance,
        revived ? revision + 1 : revision,
        revived ? at : changedAt,
        revived ? null : reason);
  }
}

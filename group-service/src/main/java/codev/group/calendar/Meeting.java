package codev.group.calendar;

import codev.group.domain.Attendee;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.SessionCancelled;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionMoved;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.SessionId;
import codev.group.domain.Template;
import codev.group.domain.Username;
import codev.group.domain.Warning;
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
 * @param begun whether its date is no longer the group's to change
 * @param clients as noted so far; once the session is over, whose turn it was
 * @param attendance empty until the session is over
 * @param revision how often its date was changed or given up
 * @param changedAt when that was last decided
 * @param reason why, if somebody said so
 */
public record Meeting(
    SessionId id,
    int number,
    Instant startsAt,
    int minutes,
    Template.Key template,
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

  static Meeting of(SessionPlanned event) {
    return new Meeting(
        event.session(),
        event.number(),
        event.startsAt(),
        event.template().minutes(),
        event.template().key(),
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

  boolean overlaps(Meeting other) {
    return startsAt.isBefore(other.endsAt()) && other.startsAt.isBefore(endsAt());
  }

  Meeting with(SessionMoved moved) {
    return decided(moved.startsAt(), state, moved.at(), moved.reason());
  }

  Meeting with(SessionCancelled cancelled) {
    return decided(startsAt, State.CANCELLED, cancelled.at(), cancelled.reason());
  }

  /** Where a topic is chosen people have met, even if it had been cancelled meanwhile. */
  Meeting with(ClientNoted noted) {
    return met(State.PLANNED, List.of(noted.client()), attendance, noted.at());
  }

  Meeting with(SessionHeld held) {
    return met(State.HELD, held.clients(), held.attendance(), held.at());
  }

  Meeting with(List<Warning> others) {
    return new Meeting(
        id,
        number,
        startsAt,
        minutes,
        template,
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

  private Meeting decided(Instant startsAt, State state, Instant at, @Nullable String reason) {
    return new Meeting(
        id,
        number,
        startsAt,
        minutes,
        template,
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

  private Meeting met(State state, List<Username> clients, List<Attendee> attendance, Instant at) {
    boolean revived = this.state == State.CANCELLED;
    return new Meeting(
        id,
        number,
        startsAt,
        minutes,
        template,
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

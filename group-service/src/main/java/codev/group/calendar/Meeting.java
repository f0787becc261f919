package codev.group.calendar;

import codev.group.domain.Attendee;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.SessionId;
import codev.group.domain.Template;
import codev.group.domain.Username;
import codev.group.domain.Warning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session in a group's calendar.
 *
 * @param number the how-manieth of the group, in the order of planning
 * @param minutes from start to end, break included
 * @param clients as noted so far; once the session is over, whose turn it was
 * @param attendance empty until the session is over
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
    List<Username> clients,
    List<Attendee> attendance) {

  /** Where it is in its life, seen from the group. */
  public enum State {
    PLANNED,
    HELD
  }

  static Meeting of(SessionPlanned event) {
    return new Meeting(
        event.session(),
        event.number(),
        event.startsAt(),
        minutes(event.template().key()),
        event.template().key(),
        event.place(),
        event.videoLink(),
        event.warnings(),
        State.PLANNED,
        List.of(),
        List.of());
  }

  Meeting with(ClientNoted noted) {
    return with(state, List.of(noted.client()), attendance);
  }

  Meeting with(SessionHeld held) {
    return with(State.HELD, held.clients(), held.attendance());
  }

  private Meeting with(State state, List<Username> clients, List<Attendee> attendance) {
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
        clients,
        attendance);
  }

  private static int minutes(Template.Key template) {
    return switch (template) {
      case STANDARD_180, TWO_CLIENTS_180 -> 180;
      case FLASH_60 -> 60;
    };
  }
}

package codev.group.calendar;

import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.SessionPlaceChanged;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.place.Room;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.projections.Projection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the rooms in which a group has planned to meet: groups that use the same room are
 * found however its name is written.
 *
 * @param id the group's
 */
public record GroupRooms(String id, List<SessionRoom> sessions) {
  /** Where a session's place can be looked for. */
  public static final String ROOM = "sessions.room";

  /**
   * @param room its normalised name
   */
  public record SessionRoom(String session, String room) {}

  /** One document for each group that has planned a session. */
  public static final Projection<GroupEvent, GroupRooms> PROJECTION =
      Projection.of("rooms", GroupEvent.class, GroupRooms.class)
          .by(e -> e.group().toString())
          .fold(GroupRooms::after);

  private static @Nullable GroupRooms after(@Nullable GroupRooms before, GroupEvent event) {
    return switch (event) {
      case SessionPlanned e -> with(before, e.group(), e.session(), e.place());
      case SessionPlaceChanged e -> with(before, e.group(), e.session(), e.place());
      case MembershipEvent _, CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> before;
    };
  }

  private static GroupRooms with(
      @Nullable GroupRooms before, GroupId group, SessionId session, @Nullable String place) {
    List<SessionRoom> known = before == null ? List.of() : before.sessions;
    var others = known.stream().filter(one -> !one.session.equals(session.toString()));
    var sessionRooms = Room.of(place).map(room -> new SessionRoom(session.toString(), room.name()));
    return new GroupRooms(group.toString(), Stream.concat(others, sessionRooms.stream()).toList());
  }
}

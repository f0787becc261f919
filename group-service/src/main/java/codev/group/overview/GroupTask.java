package codev.group.overview;

import codev.group.calendar.CalendarSession;
import codev.group.domain.value.GroupId;
import codev.infra.ui.LocalizedDates;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is to do in a group for one reason: a sentence, and where it is done.
 *
 * @param groupName of the group
 * @param session that it is about; null: about the group
 * @param count of the people whom it is about
 */
public record GroupTask(
    AttentionReason need,
    GroupId group,
    String groupName,
    @Nullable CalendarSession session,
    int count) {

  /** Of its sentence: the number of the session, its day, and the count of people. */
  public Object[] arguments(ZoneId zone, Locale language) {
    var day =
        session == null
            ? ""
            : LocalizedDates.shortDay(session.startsAt().atZone(zone).toLocalDate(), language);
    return new Object[] {session == null ? 0 : session.number(), day, count};
  }

  /** The part of the group's page where it is done. */
  public String path() {
    return "/groups/" + group + "#" + part();
  }

  private String part() {
    return switch (need) {
      case NEW_DATE, OVERDUE -> ofSession("move-");
      case PLACE -> ofSession("place-");
      case QUORUM, NOT_CLOSED, RHYTHM -> ofSession("session-");
      case NO_SESSION -> "new-cycle";
      case ROTATION -> "new-session";
      case SIZE -> "join";
      case FACILITATOR_LEFT, FACILITATOR, MANAGERS -> "people";
      case CLASH -> "sessions";
      case CHARTER -> "next";
    };
  }

  private String ofSession(String part) {
    return session == null ? "sessions" : part + session.id();
  }
}

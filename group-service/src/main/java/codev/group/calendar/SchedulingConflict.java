package codev.group.calendar;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People of a group who are expected in a session of another group while it meets: a warning, never
 * a refusal.
 *
 * @param session of this group
 * @param startsAt when the other session begins
 * @param endsAt when it ends, by its template
 * @param groupId the other group; {@code null} where it is not visible
 * @param groupName likewise
 */
public record SchedulingConflict(
    SessionId session,
    MethodWarning warning,
    List<Username> people,
    Instant startsAt,
    Instant endsAt,
    @Nullable GroupId groupId,
    @Nullable String groupName) {

  /** The warnings of a session, with what its conflicts add to them. */
  public static List<MethodWarning> warnings(
      List<MethodWarning> recorded, List<SchedulingConflict> conflicts, SessionId session) {
    var added =
        conflicts.stream()
            .filter(conflict -> conflict.session().equals(session))
            .map(SchedulingConflict::warning)
            .distinct();
    return Stream.concat(recorded.stream(), added).toList();
  }
}

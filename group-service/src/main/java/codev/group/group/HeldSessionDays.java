package codev.group.group;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.MemberTurns;
import codev.group.domain.value.SessionId;
import codev.group.rotation.OutOfTurnClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The local days on which sessions were held; the rotation keeps days in UTC.
 *
 * @param begun when each of them began, by its id
 */
public record HeldSessionDays(Map<String, Instant> begun, ZoneId zone) {
  /** When a member was client last. */
  public @Nullable LocalDate of(MemberTurns turn, GroupView group) {
    return group.sessions().all().stream()
        .filter(session -> session.clients().contains(turn.member()))
        .map(CalendarSession::id)
        .map(this::day)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(turn.lastClientOn());
  }

  public LocalDate of(OutOfTurnClient outOfTurn) {
    return day(outOfTurn.session()).orElse(outOfTurn.on());
  }

  private Optional<LocalDate> day(SessionId session) {
    return Optional.ofNullable(begun.get(session.toString()))
        .map(instant -> LocalDate.ofInstant(instant, zone));
  }
}

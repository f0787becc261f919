package codev.group.calendar;

import codev.group.domain.event.GroupSessionEvent.SessionHeld;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Read model of when a group's finished sessions really began, whatever was planned.
 *
 * @param id the group's
 * @param begun by the session's id
 */
public record ActualSessionStarts(String id, Map<String, Instant> begun) {

  /** One document for each group that has met. */
  public static final Projection<SessionHeld, ActualSessionStarts> PROJECTION =
      Projection.of("openings", SessionHeld.class, ActualSessionStarts.class)
          .by(held -> held.group().toString())
          .fold(ActualSessionStarts::after);

  private static ActualSessionStarts after(@Nullable ActualSessionStarts before, SessionHeld held) {
    var begun = new TreeMap<String, Instant>(before == null ? Map.of() : before.begun());
    begun.put(held.session().toString(), held.openedAt());
    return new ActualSessionStarts(held.group().toString(), begun);
  }
}

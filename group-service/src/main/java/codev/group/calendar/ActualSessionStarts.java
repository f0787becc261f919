package codev.group.calendar;

import codev.group.domain.GroupEvent.SessionHeld;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a group's sessions that are over really began, whatever was planned.
 *
 * @param id the group's
 * @param begun by the session's id
 */
public record ActualSessionStarts(String id, Map<String, Instant> begun) {

  /** One document for each group that has met. */
  public static final class OfGroups implements Projection<SessionHeld, ActualSessionStarts> {
    @Override
    public String view() {
      return "openings";
    }

    @Override
    public Class<SessionHeld> folds() {
      return SessionHeld.class;
    }

    @Override
    public Class<ActualSessionStarts> shape() {
      return ActualSessionStarts.class;
    }

    @Override
    public Stream<String> touches(SessionHeld event) {
      return Stream.of(event.group().toString());
    }

    @Override
    public ActualSessionStarts fold(
        String id, @Nullable ActualSessionStarts before, RecordedEvent<SessionHeld> recorded) {
      var held = recorded.event();
      var begun = new TreeMap<String, Instant>(before == null ? Map.of() : before.begun());
      begun.put(held.session().toString(), held.openedAt());
      return new ActualSessionStarts(id, begun);
    }
  }
}

package codev.session.board;

import codev.session.domain.SessionEvent;
import codev.session.history.StoredTypes;

/** An event's name outside: {@code step-opened}. */
public final class EventNames {
  private static final codev.infra.eventstore.EventTypes TYPES = StoredTypes.all();

  private EventNames() {}

  public static String of(SessionEvent event) {
    var stored = TYPES.nameOf(event.getClass());
    return stored.substring(stored.indexOf('.') + 1);
  }
}

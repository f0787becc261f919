package codev.session.persistence;

import codev.session.domain.SessionEvent;

/** An event's name in the API: {@code step-opened}. */
public final class EventNames {
  private static final codev.infra.eventstore.axon.EventTypes TYPES = EventTypeConfiguration.all();

  private EventNames() {}

  public static String of(SessionEvent event) {
    var stored = TYPES.nameOf(event.getClass());
    return stored.substring(stored.indexOf('.') + 1);
  }
}

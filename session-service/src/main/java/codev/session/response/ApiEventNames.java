package codev.session.response;

import codev.session.domain.SessionEvent;
import codev.session.persistence.EventTypeConfiguration;

/** An event's name in the API: {@code step-opened}. */
public final class ApiEventNames {
  private static final codev.infra.eventstore.axon.EventTypes TYPES = EventTypeConfiguration.all();

  private ApiEventNames() {}

  public static String of(SessionEvent event) {
    var stored = TYPES.nameOf(event.getClass());
    return stored.substring(stored.indexOf('.') + 1);
  }
}

package codev.session.response;

import codev.infra.eventstore.axon.EventTypes;
import codev.session.domain.SessionEvent;
import codev.session.persistence.EventTypeConfiguration;
import java.util.List;

/** An event's name in the API: {@code step-opened}. */
public final class ApiEventNames {
  private static final EventTypes TYPES = EventTypeConfiguration.eventTypes();

  private ApiEventNames() {}

  public static String of(SessionEvent event) {
    return nameOf(event.getClass());
  }

  /** Of each event of a session. */
  public static List<String> all() {
    return of(SessionEvent.class);
  }

  /** Of each event of a family. */
  public static List<String> of(Class<? extends SessionEvent> family) {
    return TYPES.all().stream()
        .filter(family::isAssignableFrom)
        .map(ApiEventNames::nameOf)
        .toList();
  }

  private static String nameOf(Class<?> event) {
    var stored = TYPES.nameOf(event);
    return stored.substring(stored.indexOf('.') + 1);
  }
}

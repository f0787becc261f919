package codev.infra.email;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import java.util.Arrays;
import java.util.function.Consumer;

/** The deliveries that earlier versions stored in the event log. */
record LegacyEmailDeliveries(EventReader events, EventTypes types) {
  private static final int PAGE = 1_000;

  /** Reads the whole log once, in its order. */
  void forEach(Consumer<LegacyEmailDeliveryEvent> action) {
    var kind = LegacyEmailDeliveryEvent.class;
    var names = Arrays.stream(kind.getPermittedSubclasses()).map(types::nameOf).toList();
    var page = events.ofTypes(kind, names, 0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(recorded -> action.accept(recorded.event()));
      page = events.ofTypes(kind, names, page.getLast().position(), PAGE);
    }
  }
}

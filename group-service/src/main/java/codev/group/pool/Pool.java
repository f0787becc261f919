package codev.group.pool;

import codev.group.domain.Username;
import codev.infra.eventstore.EventLog;
import codev.infra.pages.Declined;
import codev.infra.views.View;
import codev.infra.views.Views;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The facilitators one can choose from. */
@Component
public class Pool {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final View<Place> places;
  private final EventLog log;

  Pool(Views views, EventLog log) {
    this.places = views.project(new Places());
    this.log = log;
  }

  public List<Place> all() {
    return places.all();
  }

  /** For a write room: everybody's place, as the log has it at this moment. */
  public Map<Username, Place> places() {
    if (!places.await(log.head().position(), PATIENCE)) throw Declined.notYetVisible();
    return all().stream().collect(Collectors.toMap(Place::username, Function.identity()));
  }
}

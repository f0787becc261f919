package codev.group.facilitators;

import codev.group.domain.person.Username;
import codev.infra.eventstore.log.EventLog;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.problem.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the pool of facilitators. */
@Component
public class FacilitatorPoolQueries {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final View<FacilitatorPoolEntry> places;
  private final EventLog log;

  FacilitatorPoolQueries(Views views, EventLog log) {
    this.places = views.project(FacilitatorPoolEntry.PROJECTION);
    this.log = log;
  }

  public List<FacilitatorPoolEntry> all() {
    return places.all();
  }

  /** For commands: all entries, up to date with the log at this moment. */
  public Map<Username, FacilitatorPoolEntry> places() {
    if (!places.await(log.head().position(), PATIENCE)) throw RefusedException.notYetVisible();
    return all().stream()
        .collect(Collectors.toMap(FacilitatorPoolEntry::username, Function.identity()));
  }
}

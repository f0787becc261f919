package codev.group.facilitators;

import codev.group.domain.person.Username;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the pool of facilitators. */
@Component
public class FacilitatorPoolQueries {
  private final ReadModel<FacilitatorPoolEntry> entries;

  FacilitatorPoolQueries(ReadModels views) {
    this.entries = views.project(FacilitatorPoolEntry.PROJECTION);
  }

  public List<FacilitatorPoolEntry> all() {
    return entries.all();
  }

  /** For commands: all entries, up to date with the log at this moment. */
  public Map<Username, FacilitatorPoolEntry> byUsername() {
    return entries.current().all().stream()
        .collect(Collectors.toMap(FacilitatorPoolEntry::username, Function.identity()));
  }
}

package codev.learning.accesslog;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Where programmes are looked up by those who read of their showings. */
@Component
public class ProgrammeSummaryQueries {
  /** No programme may have a lower threshold. */
  private static final int LOWEST = 3;

  private final View<ProgrammeSummary> names;

  ProgrammeSummaryQueries(Views views) {
    names = views.project(new ProgrammeSummary.Names());
  }

  Optional<ProgrammeSummary> find(UUID programme) {
    return names.find(programme.toString());
  }

  List<ProgrammeSummary> all() {
    return names.all();
  }

  public Some of(Collection<UUID> programmes) {
    return new Some(
        names.find(programmes.stream().distinct().map(UUID::toString).toList()).stream()
            .collect(Collectors.toMap(one -> UUID.fromString(one.id()), one -> one)));
  }

  /** Some of them, for a page that names them. */
  public record Some(Map<UUID, ProgrammeSummary> byId) {
    public String name(UUID programme) {
      var known = byId.get(programme);
      return known == null ? programme.toString() : known.name();
    }

    /** The fewest people who ever had to stand behind a figure of any of them. */
    public int threshold() {
      return byId.values().stream().mapToInt(ProgrammeSummary::threshold).min().orElse(LOWEST);
    }
  }
}

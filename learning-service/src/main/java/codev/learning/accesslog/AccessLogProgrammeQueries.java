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

/** Finds the names of programmes for the pages of the access log. */
@Component
public class AccessLogProgrammeQueries {
  /** The lowest threshold that a programme may have. */
  private static final int LOWEST = 3;

  private final View<LoggedProgramme> names;

  AccessLogProgrammeQueries(Views views) {
    names = views.project(LoggedProgramme.PROJECTION);
  }

  Optional<LoggedProgramme> find(UUID programme) {
    return names.find(programme.toString());
  }

  List<LoggedProgramme> all() {
    return names.all();
  }

  public ProgrammeSummaries of(Collection<UUID> programmes) {
    return new ProgrammeSummaries(
        names.find(programmes.stream().distinct().map(UUID::toString).toList()).stream()
            .collect(Collectors.toMap(one -> UUID.fromString(one.id()), one -> one)));
  }

  /** The programmes that one page names. */
  public record ProgrammeSummaries(Map<UUID, LoggedProgramme> byId) {
    public String name(UUID programme) {
      var known = byId.get(programme);
      return known == null ? programme.toString() : known.name();
    }

    /** The lowest privacy threshold that any of them has ever had. */
    public int threshold() {
      return byId.values().stream().mapToInt(LoggedProgramme::threshold).min().orElse(LOWEST);
    }
  }
}

package codev.learning.accesslog;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.learning.domain.outcomes.PrivacyThreshold;
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
  private final ReadModel<AccessLogProgramme> names;

  AccessLogProgrammeQueries(ReadModels views) {
    names = views.project(AccessLogProgramme.PROJECTION);
  }

  Optional<AccessLogProgramme> find(UUID programme) {
    return names.find(programme.toString());
  }

  List<AccessLogProgramme> all() {
    return names.all();
  }

  public ProgrammeSummaries of(Collection<UUID> programmes) {
    return new ProgrammeSummaries(
        names.find(programmes.stream().distinct().map(UUID::toString).toList()).stream()
            .collect(Collectors.toMap(one -> UUID.fromString(one.id()), one -> one)));
  }

  /** The programmes that one page names. */
  public record ProgrammeSummaries(Map<UUID, AccessLogProgramme> byId) {
    public String name(UUID programme) {
      var known = byId.get(programme);
      return known == null ? programme.toString() : known.name();
    }

    /** The lowest privacy threshold that any of them has ever had. */
    public int threshold() {
      return byId.values().stream()
          .mapToInt(one -> PrivacyThreshold.effective(one.threshold()))
          .min()
          .orElse(PrivacyThreshold.LOWEST);
    }
  }
}

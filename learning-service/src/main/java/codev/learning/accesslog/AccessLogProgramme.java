package codev.learning.accesslog;

import codev.infra.projections.Projection;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeNoted;
import org.jspecify.annotations.Nullable;

/**
 * A programme's name and threshold, for the pages of the access log.
 *
 * @param threshold the lowest privacy threshold that it has ever had
 */
record AccessLogProgramme(String id, String name, int threshold) {

  /** One document for each programme; 2: threshold. */
  static final Projection<ProgrammeNoted, AccessLogProgramme> PROJECTION =
      Projection.of("programme-name", ProgrammeNoted.class, AccessLogProgramme.class)
          .version(2)
          .by(e -> e.programme().toString())
          .fold(AccessLogProgramme::after);

  private static AccessLogProgramme after(
      @Nullable AccessLogProgramme before, ProgrammeNoted noted) {
    int threshold = noted.privacyThreshold();
    return new AccessLogProgramme(
        noted.programme().toString(),
        noted.name(),
        before == null ? threshold : Math.min(before.threshold(), threshold));
  }
}

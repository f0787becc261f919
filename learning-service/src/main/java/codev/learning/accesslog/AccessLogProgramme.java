package codev.learning.accesslog;

import codev.infra.projections.Projection;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import org.jspecify.annotations.Nullable;

/**
 * A programme's name and threshold, for the pages of the access log.
 *
 * @param threshold the lowest privacy threshold that it has ever had
 */
record LoggedProgramme(String id, String name, int threshold) {

  /** One document for each programme; 2: threshold. */
  static final Projection<ProgrammeNoted, LoggedProgramme> PROJECTION =
      Projection.of("programme-name", ProgrammeNoted.class, LoggedProgramme.class)
          .version(2)
          .by(e -> e.programme().toString())
          .fold(LoggedProgramme::after);

  private static LoggedProgramme after(@Nullable LoggedProgramme before, ProgrammeNoted noted) {
    int threshold = noted.privacyThreshold();
    return new LoggedProgramme(
        noted.programme().toString(),
        noted.name(),
        before == null ? threshold : Math.min(before.threshold(), threshold));
  }
}

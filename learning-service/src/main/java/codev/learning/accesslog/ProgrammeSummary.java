package codev.learning.accesslog;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A programme's name and threshold, for the pages of the access log.
 *
 * @param threshold the lowest privacy threshold that it has ever had
 */
record ProgrammeSummary(String id, String name, int threshold) {

  /** One document for each programme. */
  static final class ProgrammeSummaryProjection
      implements Projection<ProgrammeNoted, ProgrammeSummary> {
    @Override
    public String view() {
      return "programme-name";
    }

    /** 2: threshold. */
    @Override
    public int version() {
      return 2;
    }

    @Override
    public Class<ProgrammeNoted> folds() {
      return ProgrammeNoted.class;
    }

    @Override
    public Class<ProgrammeSummary> shape() {
      return ProgrammeSummary.class;
    }

    @Override
    public Stream<String> touches(ProgrammeNoted event) {
      return Stream.of(event.programme().toString());
    }

    @Override
    public ProgrammeSummary fold(
        String id, @Nullable ProgrammeSummary before, RecordedEvent<ProgrammeNoted> recorded) {
      var noted = recorded.event();
      int threshold = noted.privacyThreshold();
      return new ProgrammeSummary(
          id, noted.name(), before == null ? threshold : Math.min(before.threshold(), threshold));
    }
  }
}

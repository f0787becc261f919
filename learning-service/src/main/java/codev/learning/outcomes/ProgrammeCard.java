package codev.learning.outcomes;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.Aim;
import codev.learning.domain.Competency;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A programme, as far as its figures need it.
 *
 * @param thresholds how many people had to stand behind a figure, from when on
 */
record ProgrammeCard(
    String id,
    String name,
    List<Aim> aims,
    List<Competency> competencies,
    List<Threshold> thresholds) {

  record Threshold(long position, int people) {}

  /** One document for each programme. */
  static final class Cards implements Projection<ProgrammeNoted, ProgrammeCard> {
    @Override
    public String view() {
      return "programme-card";
    }

    @Override
    public Class<ProgrammeNoted> folds() {
      return ProgrammeNoted.class;
    }

    @Override
    public Class<ProgrammeCard> shape() {
      return ProgrammeCard.class;
    }

    @Override
    public Stream<String> touches(ProgrammeNoted event) {
      return Stream.of(event.programme().toString());
    }

    @Override
    public ProgrammeCard fold(
        String id, @Nullable ProgrammeCard before, Recorded<ProgrammeNoted> recorded) {
      var told = recorded.event();
      var thresholds = before == null ? Stream.<Threshold>empty() : before.thresholds().stream();
      var latest = new Threshold(recorded.position(), told.privacyThreshold());
      return new ProgrammeCard(
          id,
          told.name(),
          told.aims(),
          told.competencies(),
          Stream.concat(thresholds, Stream.of(latest)).toList());
    }
  }
}

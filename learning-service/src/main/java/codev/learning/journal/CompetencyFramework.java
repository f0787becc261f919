package codev.learning.journal;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.Competency;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a programme calls its competencies. */
record CompetencyFramework(String id, List<Competency> competencies) {
  /** One that the programme no longer has goes by its key. */
  String name(String key, Locale language) {
    boolean isFrench = language.getLanguage().equals(Locale.FRENCH.getLanguage());
    return competencies.stream()
        .filter(competency -> competency.key().equals(key))
        .findFirst()
        .map(competency -> isFrench ? competency.fr() : competency.en())
        .orElse(key);
  }

  /** One document for each programme. */
  static final class Frameworks implements Projection<ProgrammeNoted, CompetencyFramework> {
    @Override
    public String view() {
      return "programme-framework";
    }

    @Override
    public Class<ProgrammeNoted> folds() {
      return ProgrammeNoted.class;
    }

    @Override
    public Class<CompetencyFramework> shape() {
      return CompetencyFramework.class;
    }

    @Override
    public Stream<String> touches(ProgrammeNoted event) {
      return Stream.of(event.programme().toString());
    }

    @Override
    public CompetencyFramework fold(
        String id, @Nullable CompetencyFramework before, RecordedEvent<ProgrammeNoted> recorded) {
      return new CompetencyFramework(id, recorded.event().competencies());
    }
  }
}

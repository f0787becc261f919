package codev.learning.journal;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.Competency;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a programme calls its competencies. */
record Framework(String id, List<Competency> competencies) {
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
  static final class Frameworks implements Projection<ProgrammeNoted, Framework> {
    @Override
    public String view() {
      return "programme-framework";
    }

    @Override
    public Class<ProgrammeNoted> folds() {
      return ProgrammeNoted.class;
    }

    @Override
    public Class<Framework> shape() {
      return Framework.class;
    }

    @Override
    public Stream<String> touches(ProgrammeNoted event) {
      return Stream.of(event.programme().toString());
    }

    @Override
    public Framework fold(
        String id, @Nullable Framework before, Recorded<ProgrammeNoted> recorded) {
      return new Framework(id, recorded.event().competencies());
    }
  }
}

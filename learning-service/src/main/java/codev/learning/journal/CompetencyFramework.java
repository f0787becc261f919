package codev.learning.journal;

import codev.infra.projections.Projection;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeNoted;
import codev.learning.domain.value.Competency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Read model of a programme's competency framework. */
record CompetencyFramework(String id, List<Competency> competencies) {
  /** Empty of one that the programme does not have: nobody is shown a key. */
  Optional<String> name(String key, Locale language) {
    boolean isFrench = language.getLanguage().equals(Locale.FRENCH.getLanguage());
    return competencies.stream()
        .filter(competency -> competency.key().equals(key))
        .findFirst()
        .map(competency -> isFrench ? competency.fr() : competency.en());
  }

  /** One document for each programme. */
  static final Projection<ProgrammeNoted, CompetencyFramework> PROJECTION =
      Projection.of("programme-framework", ProgrammeNoted.class, CompetencyFramework.class)
          .by(e -> e.programme().toString())
          .fold((_, e) -> new CompetencyFramework(e.programme().toString(), e.competencies()));
}

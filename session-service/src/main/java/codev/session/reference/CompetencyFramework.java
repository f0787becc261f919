package codev.session.reference;

import codev.session.domain.reference.Competency;
import codev.session.domain.value.ProgrammeId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Read model of a programme's competency framework, as published by group-service. */
public record CompetencyFramework(ProgrammeId programme, List<Competency> competencies) {
  public CompetencyFramework {
    competencies = List.copyOf(competencies);
  }

  /** What a competency is called; empty where the programme does not have it. */
  public static Optional<String> name(List<Competency> competencies, String key, String language) {
    return competencies.stream()
        .filter(competency -> competency.key().equals(key))
        .findFirst()
        .map(competency -> name(competency, language));
  }

  public static String name(Competency competency, String language) {
    return language.equals(Locale.FRENCH.getLanguage()) ? competency.fr() : competency.en();
  }
}

package codev.learning.surveys;

import codev.infra.projections.Projection;
import codev.learning.domain.event.ProgrammeEvent;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.survey.ProgrammePeriod;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.surveys.Questionnaire.Loaded;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the surveys of a programme and when each is open.
 *
 * @param period absent where its dates were never published: then all surveys are open
 * @param loaded every version of its own instruments, in the order in which they were loaded
 */
record ProgrammeSurveys(
    @Nullable String name, @Nullable ProgrammePeriod period, List<Loaded> loaded) {
  private static final ProgrammeSurveys NEW = new ProgrammeSurveys(null, null, List.of());

  /** The instruments as they are asked now, in the order in which they were first loaded. */
  List<Loaded> current() {
    var latest = new LinkedHashMap<String, Loaded>();
    for (var survey : loaded) latest.put(survey.instrument().key(), survey);
    return List.copyOf(latest.values());
  }

  Optional<Loaded> version(String key, int version) {
    return loaded.stream()
        .filter(survey -> survey.instrument().key().equals(key) && survey.version() == version)
        .findFirst();
  }

  private ProgrammeSurveys with(Loaded next) {
    return new ProgrammeSurveys(
        name, period, Stream.concat(loaded.stream(), Stream.of(next)).toList());
  }

  boolean isTimeFor(SurveyKind.Moment moment, LocalDate day) {
    return period == null || period.isTimeFor(moment, day);
  }

  /** One document for each programme; 2: instruments. */
  static final Projection<ProgrammeEvent, ProgrammeSurveys> PROJECTION =
      Projection.of("campaign", ProgrammeEvent.class, ProgrammeSurveys.class)
          .version(2)
          .by(e -> e.programme().toString())
          .fold(ProgrammeSurveys::after);

  private static @Nullable ProgrammeSurveys after(
      @Nullable ProgrammeSurveys before, ProgrammeEvent event) {
    var surveys = before == null ? NEW : before;
    return switch (event) {
      case ProgrammeNoted e -> new ProgrammeSurveys(e.name(), surveys.period(), surveys.loaded());
      case ProgrammeDated e ->
          new ProgrammeSurveys(
              surveys.name(), new ProgrammePeriod(e.startsOn(), e.endsOn()), surveys.loaded());
      case InstrumentLoaded e -> surveys.with(new Loaded(e.version(), e.instrument()));
      case ItemNoted _, TargetsSet _ -> before;
    };
  }
}

package codev.learning.reminders;

import codev.infra.projections.Projection;
import codev.learning.domain.event.ProgrammeEvent;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.ProgrammePeriod;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ProgrammeId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a programme, as far as the reminders of its surveys need it.
 *
 * @param own the surveys that it has loaded, by key, each as it is asked now
 */
record SurveySchedule(
    ProgrammeId programme,
    String name,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    Map<String, LoadedSurvey> own) {

  record LoadedSurvey(
      ProgrammeInstrument.Text title, List<SurveyKind.Moment> moments, int questions) {}

  private SurveySchedule withInstrument(ProgrammeInstrument loaded) {
    var all = new TreeMap<>(own);
    var survey = new LoadedSurvey(loaded.title(), loaded.moments(), loaded.items().size());
    all.put(loaded.key(), survey);
    return new SurveySchedule(programme, name, startsOn, endsOn, all);
  }

  /** Never where the programme's dates are not known. */
  boolean isTimeFor(SurveyKind.Moment moment, LocalDate day) {
    return startsOn != null
        && endsOn != null
        && new ProgrammePeriod(startsOn, endsOn).isTimeFor(moment, day);
  }

  /** The day of a moment, where the programme's dates are known. */
  LocalDate day(SurveyKind.Moment moment) {
    return new ProgrammePeriod(Objects.requireNonNull(startsOn), Objects.requireNonNull(endsOn))
        .dayOf(moment);
  }

  int questions(String survey) {
    return Objects.requireNonNull(own.get(survey)).questions();
  }

  String title(String survey, boolean french) {
    return Objects.requireNonNull(own.get(survey)).title().in(french);
  }

  /** One document for each programme; 2: surveys of its own; 3: their questions. */
  static final Projection<ProgrammeEvent, SurveySchedule> PROJECTION =
      Projection.of("schedule", ProgrammeEvent.class, SurveySchedule.class)
          .version(3)
          .by(e -> e.programme().toString())
          .fold(
              (before, e) ->
                  (before == null
                          ? new SurveySchedule(e.programme(), "", null, null, Map.of())
                          : before)
                      .after(e));

  private SurveySchedule after(ProgrammeEvent event) {
    return switch (event) {
      case ItemNoted _, TargetsSet _ -> this;
      case InstrumentLoaded e -> withInstrument(e.instrument());
      case ProgrammeNoted e -> new SurveySchedule(programme, e.name(), startsOn, endsOn, own);
      case ProgrammeDated e -> new SurveySchedule(programme, name, e.startsOn(), e.endsOn(), own);
    };
  }
}

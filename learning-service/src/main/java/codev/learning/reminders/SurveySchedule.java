package codev.learning.reminders;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.LearningEvent.InstrumentLoaded;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeEvent;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.TargetsSet;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.survey.Instrument;
import codev.learning.domain.survey.Period;
import codev.learning.domain.survey.Survey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A programme, as far as its surveys need it.
 *
 * @param own the surveys that it has loaded, by key, each as it is asked now
 */
record SurveySchedule(
    ProgrammeId programme,
    String name,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    Map<String, Own> own) {

  record Own(Instrument.Text title, List<Survey.Moment> moments) {}

  private SurveySchedule asking(Instrument loaded) {
    var all = new TreeMap<>(own);
    all.put(loaded.key(), new Own(loaded.title(), loaded.moments()));
    return new SurveySchedule(programme, name, startsOn, endsOn, all);
  }

  /** Never where the programme's dates are not known. */
  boolean isTimeFor(Survey.Moment moment, LocalDate day) {
    return startsOn != null
        && endsOn != null
        && new Period(startsOn, endsOn).isTimeFor(moment, day);
  }

  /** The day from which surveys are asked, where the programme's dates are known. */
  LocalDate day(Survey.Moment moment) {
    return moment.in(Objects.requireNonNull(startsOn), Objects.requireNonNull(endsOn));
  }

  String title(String survey, boolean french) {
    return Objects.requireNonNull(own.get(survey)).title().in(french);
  }

  /** One document for each programme. */
  static final class Schedules implements Projection<ProgrammeEvent, SurveySchedule> {
    @Override
    public String view() {
      return "schedule";
    }

    /** 2: surveys of its own. */
    @Override
    public int version() {
      return 2;
    }

    @Override
    public Class<ProgrammeEvent> folds() {
      return ProgrammeEvent.class;
    }

    @Override
    public Class<SurveySchedule> shape() {
      return SurveySchedule.class;
    }

    @Override
    public Stream<String> touches(ProgrammeEvent event) {
      return Stream.of(event.programme().toString());
    }

    @Override
    public SurveySchedule fold(
        String id, @Nullable SurveySchedule before, RecordedEvent<ProgrammeEvent> recorded) {
      var known =
          before == null
              ? new SurveySchedule(recorded.event().programme(), "", null, null, Map.of())
              : before;
      return switch (recorded.event()) {
        case ItemNoted _, TargetsSet _ -> known;
        case InstrumentLoaded e -> known.asking(e.instrument());
        case ProgrammeNoted e ->
            new SurveySchedule(
                known.programme(), e.name(), known.startsOn(), known.endsOn(), known.own());
        case ProgrammeDated e ->
            new SurveySchedule(
                known.programme(), known.name(), e.startsOn(), e.endsOn(), known.own());
      };
    }
  }
}

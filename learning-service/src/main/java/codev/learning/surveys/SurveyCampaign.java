package codev.learning.surveys;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ActionEvent;
import codev.learning.domain.LearningEvent.GroupNoted;
import codev.learning.domain.LearningEvent.InstrumentLoaded;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.JournalEvent;
import codev.learning.domain.LearningEvent.OutcomesShown;
import codev.learning.domain.LearningEvent.PersonEvent;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.SessionFact;
import codev.learning.domain.LearningEvent.TargetsSet;
import codev.learning.domain.survey.Period;
import codev.learning.domain.survey.Survey;
import codev.learning.surveys.Questionnaire.Loaded;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a programme asks, and when.
 *
 * @param period nothing where its dates were never told: then all is open
 * @param loaded every version of its own instruments, in the order in which they were loaded
 */
record SurveyCampaign(@Nullable String name, @Nullable Period period, List<Loaded> loaded) {
  private static final SurveyCampaign NEW = new SurveyCampaign(null, null, List.of());

  /** The instruments as they are asked now, in the order in which they were first loaded. */
  List<Loaded> current() {
    var latest = new LinkedHashMap<String, Loaded>();
    for (var one : loaded) latest.put(one.instrument().key(), one);
    return List.copyOf(latest.values());
  }

  Optional<Loaded> version(String key, int version) {
    return loaded.stream()
        .filter(one -> one.instrument().key().equals(key) && one.version() == version)
        .findFirst();
  }

  private SurveyCampaign with(Loaded next) {
    return new SurveyCampaign(
        name, period, Stream.concat(loaded.stream(), Stream.of(next)).toList());
  }

  boolean isTimeFor(Survey.Moment moment, LocalDate day) {
    return period == null || period.isTimeFor(moment, day);
  }

  /** One document for each programme. */
  static final class Campaigns implements Projection<LearningEvent, SurveyCampaign> {
    @Override
    public String view() {
      return "campaign";
    }

    /** 2: instruments. */
    @Override
    public int version() {
      return 2;
    }

    @Override
    public Class<LearningEvent> folds() {
      return LearningEvent.class;
    }

    @Override
    public Class<SurveyCampaign> shape() {
      return SurveyCampaign.class;
    }

    @Override
    public Stream<String> touches(LearningEvent event) {
      return switch (event) {
        case ProgrammeNoted e -> Stream.of(e.programme().toString());
        case ProgrammeDated e -> Stream.of(e.programme().toString());
        case InstrumentLoaded e -> Stream.of(e.programme().toString());
        case ItemNoted _, TargetsSet _ -> Stream.empty();
        case ActionEvent _, JournalEvent _, SessionFact _, PersonEvent _ -> Stream.empty();
        case GroupNoted _, OutcomesShown _ -> Stream.empty();
      };
    }

    @Override
    public @Nullable SurveyCampaign fold(
        String id, @Nullable SurveyCampaign before, RecordedEvent<LearningEvent> recorded) {
      var campaign = before == null ? NEW : before;
      return switch (recorded.event()) {
        case ProgrammeNoted e -> new SurveyCampaign(e.name(), campaign.period(), campaign.loaded());
        case ProgrammeDated e ->
            new SurveyCampaign(
                campaign.name(), new Period(e.startsOn(), e.endsOn()), campaign.loaded());
        case InstrumentLoaded e -> campaign.with(new Loaded(e.version(), e.instrument()));
        case ItemNoted _, TargetsSet _ -> before;
        case ActionEvent _, JournalEvent _, SessionFact _, PersonEvent _ -> before;
        case GroupNoted _, OutcomesShown _ -> before;
      };
    }
  }
}

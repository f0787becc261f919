package codev.learning.surveys;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.InstrumentLoaded;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.Period;
import codev.learning.domain.Survey;
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
record Campaign(@Nullable String name, @Nullable Period period, List<Loaded> loaded) {
  private static final Campaign NEW = new Campaign(null, null, List.of());

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

  private Campaign with(Loaded next) {
    return new Campaign(name, period, Stream.concat(loaded.stream(), Stream.of(next)).toList());
  }

  boolean isTimeFor(Survey.Moment moment, LocalDate day) {
    return period == null || period.isTimeFor(moment, day);
  }

  /** One document for each programme. */
  static final class Campaigns implements Projection<LearningEvent, Campaign> {
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
    public Class<Campaign> shape() {
      return Campaign.class;
    }

    @Override
    public Stream<String> touches(LearningEvent event) {
      return switch (event) {
        case ProgrammeNoted e -> Stream.of(e.programme().toString());
        case ProgrammeDated e -> Stream.of(e.programme().toString());
        case InstrumentLoaded e -> Stream.of(e.programme().toString());
        default -> Stream.empty();
      };
    }

    @Override
    public @Nullable Campaign fold(
        String id, @Nullable Campaign before, Recorded<LearningEvent> recorded) {
      var campaign = before == null ? NEW : before;
      return switch (recorded.event()) {
        case ProgrammeNoted e -> new Campaign(e.name(), campaign.period(), campaign.loaded());
        case ProgrammeDated e ->
            new Campaign(campaign.name(), new Period(e.startsOn(), e.endsOn()), campaign.loaded());
        case InstrumentLoaded e -> campaign.with(new Loaded(e.version(), e.instrument()));
        default -> before;
      };
    }
  }
}

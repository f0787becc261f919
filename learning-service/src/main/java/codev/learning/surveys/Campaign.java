package codev.learning.surveys;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.Period;
import codev.learning.domain.Survey;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a programme asks, and when.
 *
 * @param period nothing where its dates were never told: then all is open
 */
record Campaign(@Nullable String name, @Nullable Period period) {
  boolean isTimeFor(Survey.Moment moment, LocalDate day) {
    return period == null || period.isTimeFor(moment, day);
  }

  /** One document for each programme. */
  static final class Campaigns implements Projection<LearningEvent, Campaign> {
    @Override
    public String view() {
      return "campaign";
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
        default -> Stream.empty();
      };
    }

    @Override
    public @Nullable Campaign fold(
        String id, @Nullable Campaign before, Recorded<LearningEvent> recorded) {
      var campaign = before == null ? new Campaign(null, null) : before;
      return switch (recorded.event()) {
        case ProgrammeNoted e -> new Campaign(e.name(), campaign.period());
        case ProgrammeDated e ->
            new Campaign(campaign.name(), new Period(e.startsOn(), e.endsOn()));
        default -> before;
      };
    }
  }
}

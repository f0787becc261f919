package codev.learning.reminding;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeEvent;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.TargetsSet;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.Survey;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A programme, as far as its surveys need it. */
record Schedule(
    ProgrammeId programme, String name, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {

  /** The day from which a survey is asked; nothing where the programme's dates are not known. */
  @Nullable LocalDate day(Survey.Moment moment) {
    return startsOn == null || endsOn == null ? null : moment.in(startsOn, endsOn);
  }

  /** One document for each programme. */
  static final class Schedules implements Projection<ProgrammeEvent, Schedule> {
    @Override
    public String view() {
      return "schedule";
    }

    @Override
    public Class<ProgrammeEvent> folds() {
      return ProgrammeEvent.class;
    }

    @Override
    public Class<Schedule> shape() {
      return Schedule.class;
    }

    @Override
    public Stream<String> touches(ProgrammeEvent event) {
      return Stream.of(event.programme().toString());
    }

    @Override
    public Schedule fold(String id, @Nullable Schedule before, Recorded<ProgrammeEvent> recorded) {
      var known =
          before == null ? new Schedule(recorded.event().programme(), "", null, null) : before;
      return switch (recorded.event()) {
        case ItemNoted _, TargetsSet _ -> known;
        case ProgrammeNoted e ->
            new Schedule(known.programme(), e.name(), known.startsOn(), known.endsOn());
        case ProgrammeDated e ->
            new Schedule(known.programme(), known.name(), e.startsOn(), e.endsOn());
      };
    }
  }
}

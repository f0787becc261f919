package codev.learning.outcomes.extraction;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ActionEvent;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.CourseCorrected;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.GroupNoted;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
import codev.learning.domain.LearningEvent.InstrumentLoaded;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.LearningKept;
import codev.learning.domain.LearningEvent.OutcomesShown;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.SessionFact;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.LearningEvent.TargetsSet;
import codev.learning.domain.ProgrammeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where in a stretch of the log stands what the figures of one programme are made of: so they are
 * made from the events themselves, without reading everybody else's.
 *
 * @param stretch number of the stretch, counted from 0
 * @param positions in ascending order
 * @param corrections positions of what puts right something that came earlier, also among the
 *     others
 */
public record ProgrammeEventIndex(
    String programme, long stretch, List<Long> positions, List<Long> corrections) {
  /** Positions in a stretch: few enough to be written again with each event. */
  private static final long STRETCH = 1_000;

  private ProgrammeEventIndex with(long position, boolean corrects) {
    return new ProgrammeEventIndex(
        programme,
        stretch,
        and(positions, position),
        corrects ? and(corrections, position) : corrections);
  }

  private static List<Long> and(List<Long> before, long position) {
    var all = new ArrayList<>(before);
    all.add(position);
    return all;
  }

  /** Of which programme's figures an event has to be known. */
  public static Optional<ProgrammeId> concerned(LearningEvent event) {
    return switch (event) {
      case ActionEvent e -> Optional.of(e.programme());
      case SessionFact e -> Optional.of(e.programme());
      case LearningKept e -> Optional.of(e.programme());
      case SurveyAnswered e -> Optional.of(e.programme());
      case InstrumentAnswered e -> Optional.of(e.programme());
      case GroupJoined e -> Optional.of(e.programme());
      case GroupLeft e -> Optional.of(e.programme());
      case ProgrammeNoted e -> Optional.of(e.programme());
      // people are of no programme: their cards tell
      case PersonNoted _, ContactNoted _, PersonErased _ -> Optional.empty();
      case ProgrammeDated _, ItemNoted _, InstrumentLoaded _, TargetsSet _ -> Optional.empty();
      case GroupNoted _, OutcomesShown _ -> Optional.empty();
    };
  }

  /** One document for each programme and stretch. */
  public static final class Stretches implements Projection<LearningEvent, ProgrammeEventIndex> {
    @Override
    public String view() {
      return "whereabouts";
    }

    @Override
    public Class<LearningEvent> folds() {
      return LearningEvent.class;
    }

    @Override
    public Class<ProgrammeEventIndex> shape() {
      return ProgrammeEventIndex.class;
    }

    /** A programme. */
    @Override
    public Stream<String> touches(LearningEvent event) {
      return concerned(event).map(ProgrammeId::toString).stream();
    }

    @Override
    public Stream<String> touched(RecordedEvent<LearningEvent> recorded) {
      return touches(recorded.event())
          .map(programme -> programme + "/" + stretch(recorded.position()));
    }

    @Override
    public @Nullable ProgrammeEventIndex fold(
        String id, @Nullable ProgrammeEventIndex before, RecordedEvent<LearningEvent> recorded) {
      var stretch =
          before == null
              ? new ProgrammeEventIndex(
                  concerned(recorded.event()).orElseThrow().toString(),
                  stretch(recorded.position()),
                  List.of(),
                  List.of())
              : before;
      return stretch.with(recorded.position(), recorded.event() instanceof CourseCorrected);
    }

    private static long stretch(long position) {
      return position / STRETCH;
    }
  }
}

package codev.learning.outcomes.extraction;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.event.*;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.LearningServiceEvent.CorrectionEvent;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.value.ProgrammeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Index of the events that the figures of one programme are made of, within one stretch of the log:
 * figures are computed from these events without reading those of other programmes.
 *
 * @param stretch number of the stretch, counted from 0
 * @param positions in the log, in ascending order
 * @param corrections positions of the events that correct earlier ones; they are among the
 *     positions too
 */
public record ProgrammeEventIndex(
    String programme, long stretch, List<Long> positions, List<Long> corrections) {
  /** Positions in a stretch: few enough to rewrite the document with each event. */
  private static final long STRETCH_LENGTH = 1_000;

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

  /** The programme whose figures depend on an event. */
  public static Optional<ProgrammeId> programmeOf(LearningServiceEvent event) {
    return switch (event) {
      case ActionEvent e -> Optional.of(e.programme());
      case SessionOutcomeEvent e -> Optional.of(e.programme());
      case JournalEvent e -> Optional.of(e.programme());
      case SurveyEvent e -> Optional.of(e.programme());
      case MembershipEvent e -> Optional.of(e.programme());
      case ProgrammeNoted e -> Optional.of(e.programme());
      // people belong to no programme: see PersonWorkplaces
      case PersonNoted _, ContactNoted _, ErasureEvent _, PersonErased _ -> Optional.empty();
      case ProgrammeDated _, ItemNoted _, InstrumentLoaded _, TargetsSet _ -> Optional.empty();
      case GroupNoted _, OutcomesShown _ -> Optional.empty();
    };
  }

  /** One document for each programme and stretch. */
  public static final Projection<LearningServiceEvent, ProgrammeEventIndex> PROJECTION =
      Projection.of("whereabouts", LearningServiceEvent.class, ProgrammeEventIndex.class)
          .byEachRecorded(
              recorded ->
                  programmeOf(recorded.event())
                      .map(programme -> programme + "/" + recorded.position() / STRETCH_LENGTH)
                      .stream())
          .foldRecorded((_, before, recorded) -> after(before, recorded));

  private static ProgrammeEventIndex after(
      @Nullable ProgrammeEventIndex before, RecordedEvent<LearningServiceEvent> recorded) {
    var stretch =
        before == null
            ? new ProgrammeEventIndex(
                programmeOf(recorded.event()).orElseThrow().toString(),
                recorded.position() / STRETCH_LENGTH,
                List.of(),
                List.of())
            : before;
    return stretch.with(recorded.position(), recorded.event() instanceof CorrectionEvent);
  }
}

package codev.learning.domain.event;

import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.OwnEvaluationItem;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.value.Competency;
import codev.learning.domain.value.ProgrammeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events of one programme: what is known of it, its items, targets and instruments. */
public sealed interface ProgrammeEvent extends LearningServiceEvent {
  ProgrammeId programme();

  @Override
  default String stream() {
    return programme().stream();
  }

  /** As group-service published it. */
  sealed interface PublishedProgrammeEvent extends ProgrammeEvent {}

  record ProgrammeNoted(
      ProgrammeId programme,
      String name,
      List<Aim> aims,
      int privacyThreshold,
      List<Competency> competencies,
      Instant at)
      implements PublishedProgrammeEvent {
    public ProgrammeNoted {
      aims = List.copyOf(aims);
      competencies = List.copyOf(competencies);
    }
  }

  /** When people are asked hangs on it. */
  record ProgrammeDated(ProgrammeId programme, LocalDate startsOn, LocalDate endsOn, Instant at)
      implements PublishedProgrammeEvent {}

  /** An item that the programme asks after its sessions besides everybody's; or its new wording. */
  record ItemNoted(ProgrammeId programme, OwnEvaluationItem item, Instant at)
      implements PublishedProgrammeEvent {}

  /**
   * What the programme wants to reach; it takes the place of whatever was set before.
   *
   * @param targets by the key of the figure
   */
  record TargetsSet(ProgrammeId programme, Map<String, Double> targets, Username by, Instant at)
      implements ProgrammeEvent {
    public TargetsSet {
      targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }
  }

  /**
   * A questionnaire of the programme's own is asked from now on; of the same key it takes the place
   * of the version before, whose answers stay.
   *
   * @param version 1, 2 … of this key
   */
  record InstrumentLoaded(
      ProgrammeId programme, ProgrammeInstrument instrument, int version, Username by, Instant at)
      implements ProgrammeEvent {}
}

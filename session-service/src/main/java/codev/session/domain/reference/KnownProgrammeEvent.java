package codev.session.domain.reference;

import codev.session.domain.value.ProgrammeId;
import java.time.Instant;
import java.util.List;

/** Events of a programme as published by group-service. Stored for ever. */
public sealed interface KnownProgrammeEvent {
  ProgrammeId programme();

  Instant at();

  record UnitNoted(ProgrammeId programme, String unit, Instant at) implements KnownProgrammeEvent {}

  record ProgrammeNamed(ProgrammeId programme, String name, Instant at)
      implements KnownProgrammeEvent {}

  record CompetenciesNoted(ProgrammeId programme, List<Competency> competencies, Instant at)
      implements KnownProgrammeEvent {
    public CompetenciesNoted {
      competencies = List.copyOf(competencies);
    }
  }
}

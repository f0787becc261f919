package codev.session.domain.reference;

import codev.session.domain.value.ProgrammeId;
import java.time.Instant;
import java.util.List;

/** Events of a programme as published by group-service. Stored for ever. */
public sealed interface KnownProgrammeEvent {
  ProgrammeId programme();

  Instant at();

  /** The id of its aggregate. Ids come from elsewhere: the prefix keeps kinds from colliding. */
  default String stream() {
    return "programme/" + programme();
  }

  /** The unit with which it was declared. */
  record UnitNoted(ProgrammeId programme, String unit, Instant at) implements KnownProgrammeEvent {}

  /** The name with which it was declared. */
  record ProgrammeNamed(ProgrammeId programme, String name, Instant at)
      implements KnownProgrammeEvent {}

  /** The framework with which it was declared. */
  record CompetenciesNoted(ProgrammeId programme, List<Competency> competencies, Instant at)
      implements KnownProgrammeEvent {
    public CompetenciesNoted {
      competencies = List.copyOf(competencies);
    }
  }
}

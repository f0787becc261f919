package codev.session.domain.reference;

import codev.session.domain.value.ProgrammeId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands that record what group-service published about a programme. */
public sealed interface KnownProgrammeCommand {
  ProgrammeId programme();

  Instant at();

  /** Ids come from elsewhere: the prefix keeps kinds from colliding. */
  @TargetAggregateIdentifier
  default String stream() {
    return stream(programme());
  }

  static String stream(ProgrammeId programme) {
    return "programme/" + programme;
  }

  /** The unit with which it was declared. */
  record RememberUnit(ProgrammeId programme, String unit, Instant at)
      implements KnownProgrammeCommand {}

  /** The name with which it was declared. */
  record RememberProgramme(ProgrammeId programme, String name, Instant at)
      implements KnownProgrammeCommand {}

  /** The framework with which it was declared. */
  record RememberCompetencies(ProgrammeId programme, List<Competency> competencies, Instant at)
      implements KnownProgrammeCommand {}
}

package codev.learning.domain.authority;

import codev.learning.domain.ProgrammeId;
import codev.learning.domain.authority.AuthorityEvent.GrantEvent;
import codev.learning.domain.authority.AuthorityEvent.SubjectEvent;
import codev.learning.domain.authority.AuthorityEvent.UnitNoted;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands that record what group-service published about authority. */
public sealed interface AuthorityCommand {
  /** Ids come from elsewhere: the prefix keeps kinds from colliding. */
  @TargetAggregateIdentifier
  String stream();

  Instant at();

  /** With neither programme nor unit, it is over the organisation. */
  record NoteGrant(
      UUID grant,
      Username person,
      GrantRole role,
      @Nullable ProgrammeId programme,
      @Nullable String unit,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant at)
      implements AuthorityCommand {
    @Override
    public String stream() {
      return GrantEvent.stream(grant);
    }
  }

  record NoteRevocation(UUID grant, Username person, Instant at) implements AuthorityCommand {
    @Override
    public String stream() {
      return GrantEvent.stream(grant);
    }
  }

  record NoteSubject(Username person, String issuer, String subject, Instant at)
      implements AuthorityCommand {
    @Override
    public String stream() {
      return SubjectEvent.stream(person);
    }
  }

  record NoteSubjectRelease(Username person, Instant at) implements AuthorityCommand {
    @Override
    public String stream() {
      return SubjectEvent.stream(person);
    }
  }

  record NoteSessionsEnd(Username person, Instant issuedBefore, Instant at)
      implements AuthorityCommand {
    @Override
    public String stream() {
      return SubjectEvent.stream(person);
    }
  }

  record NoteUnit(ProgrammeId programme, String unit, Instant at) implements AuthorityCommand {
    @Override
    public String stream() {
      return UnitNoted.stream(programme);
    }
  }
}

package codev.learning.domain.authority;

import codev.learning.domain.authority.AuthorityEvent.GrantEvent;
import codev.learning.domain.authority.AuthorityEvent.SubjectEvent;
import codev.learning.domain.authority.AuthorityEvent.UnitNoted;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Commands that record what group-service published about authority. Each has the event to which it
 * leads, unless that is known already.
 */
public sealed interface AuthorityCommand {
  AuthorityEvent fact();

  @TargetAggregateIdentifier
  default String stream() {
    return fact().stream();
  }

  record NoteGrantFact(GrantEvent fact) implements AuthorityCommand {}

  record NoteSubjectFact(SubjectEvent fact) implements AuthorityCommand {}

  record NoteUnit(UnitNoted fact) implements AuthorityCommand {}
}

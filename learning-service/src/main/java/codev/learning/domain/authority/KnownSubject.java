package codev.learning.domain.authority;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.authority.AuthorityCommand.NoteSessionsEnd;
import codev.learning.domain.authority.AuthorityCommand.NoteSubject;
import codev.learning.domain.authority.AuthorityCommand.NoteSubjectRelease;
import codev.learning.domain.authority.AuthorityEvent.SessionsEndNoted;
import codev.learning.domain.authority.AuthorityEvent.SubjectEvent;
import codev.learning.domain.authority.AuthorityEvent.SubjectNoted;
import codev.learning.domain.authority.AuthorityEvent.SubjectReleaseNoted;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: the account to which a user name is bound, and the last end of its sessions. A
 * repeated message changes nothing.
 */
@Aggregate
public class KnownSubject {
  @AggregateIdentifier String id;
  private @Nullable SubjectNoted bound;
  private @Nullable Instant sessionsEnded;

  @SuppressWarnings("NullAway.Init")
  KnownSubject() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteSubject c) {
    if (bound != null && bound.issuer().equals(c.issuer()) && bound.subject().equals(c.subject()))
      return;
    apply(new SubjectNoted(c.person(), c.issuer(), c.subject(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteSubjectRelease c) {
    if (bound != null) apply(new SubjectReleaseNoted(c.person(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteSessionsEnd c) {
    if (sessionsEnded == null || sessionsEnded.isBefore(c.issuedBefore()))
      apply(new SessionsEndNoted(c.person(), c.issuedBefore(), c.at()));
  }

  @EventSourcingHandler
  void evolve(SubjectEvent event) {
    id = SubjectEvent.stream(event.person());
    switch (event) {
      case SubjectNoted e -> bound = e;
      case SubjectReleaseNoted _ -> bound = null;
      case SessionsEndNoted e -> sessionsEnded = e.issuedBefore();
    }
  }
}

package codev.learning.domain.authority;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.authority.AuthorityCommand.NoteSubjectFact;
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
  void note(NoteSubjectFact c) {
    if (isNew(c.fact())) apply(c.fact());
  }

  private boolean isNew(SubjectEvent fact) {
    return switch (fact) {
      case SubjectNoted e ->
          bound == null
              || !bound.issuer().equals(e.issuer())
              || !bound.subject().equals(e.subject());
      case SubjectReleaseNoted _ -> bound != null;
      case SessionsEndNoted e -> sessionsEnded == null || sessionsEnded.isBefore(e.issuedBefore());
    };
  }

  @EventSourcingHandler
  void evolve(SubjectEvent event) {
    id = event.stream();
    switch (event) {
      case SubjectNoted e -> bound = e;
      case SubjectReleaseNoted _ -> bound = null;
      case SessionsEndNoted e -> sessionsEnded = e.issuedBefore();
    }
  }
}

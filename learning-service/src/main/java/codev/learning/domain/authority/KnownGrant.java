package codev.learning.domain.authority;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.authority.AuthorityCommand.NoteGrantFact;
import codev.learning.domain.authority.AuthorityEvent.GrantEvent;
import codev.learning.domain.authority.AuthorityEvent.GrantNoted;
import codev.learning.domain.authority.AuthorityEvent.RevocationNoted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Aggregate: a grant of authority, as published by group-service. A repeated message changes
 * nothing, and what is revoked stays so.
 */
@Aggregate(type = "NotedGrant") // as the log has it
public class KnownGrant {
  @AggregateIdentifier String id;
  private boolean isNoted;
  private boolean isRevoked;

  @SuppressWarnings("NullAway.Init")
  KnownGrant() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteGrantFact c) {
    if (isNew(c.fact())) apply(c.fact());
  }

  private boolean isNew(GrantEvent event) {
    return switch (event) {
      case GrantNoted _ -> !isNoted && !isRevoked;
      case RevocationNoted _ -> !isRevoked;
    };
  }

  @EventSourcingHandler
  void evolve(GrantEvent event) {
    id = event.stream();
    switch (event) {
      case GrantNoted _ -> isNoted = true;
      case RevocationNoted _ -> isRevoked = true;
    }
  }
}

package codev.learning.domain.authority;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.authority.AuthorityCommand.NoteGrant;
import codev.learning.domain.authority.AuthorityCommand.NoteRevocation;
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
  void note(NoteGrant c) {
    if (isNoted || isRevoked) return;
    apply(
        new GrantNoted(
            c.grant(), c.person(), c.role(), c.programme(), c.unit(), c.from(), c.until(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteRevocation c) {
    if (!isRevoked) apply(new RevocationNoted(c.grant(), c.person(), c.at()));
  }

  @EventSourcingHandler
  void evolve(GrantEvent event) {
    id = GrantEvent.stream(event.grant());
    switch (event) {
      case GrantNoted _ -> isNoted = true;
      case RevocationNoted _ -> isRevoked = true;
    }
  }
}

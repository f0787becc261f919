package codev.session.domain.reference;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.session.domain.reference.KnownFactCommand.RememberGrantFact;
import codev.session.domain.reference.KnownGrantEvent.GrantNoted;
import codev.session.domain.reference.KnownGrantEvent.RevocationNoted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Aggregate: a grant of authority, for who may see which sessions. A repeated message changes
 * nothing, and what is revoked stays so.
 */
@Aggregate
public class KnownGrant {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private String id;

  private boolean isNoted;
  private boolean isRevoked;

  @SuppressWarnings("NullAway.Init")
  KnownGrant() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberGrantFact c) {
    if (isNew(c.fact())) apply(c.fact());
  }

  private boolean isNew(KnownGrantEvent fact) {
    return switch (fact) {
      case GrantNoted _ -> !isNoted && !isRevoked;
      case RevocationNoted _ -> !isRevoked;
    };
  }

  @EventSourcingHandler
  void evolve(KnownGrantEvent event) {
    id = event.stream();
    switch (event) {
      case GrantNoted _ -> isNoted = true;
      case RevocationNoted _ -> isRevoked = true;
    }
  }
}

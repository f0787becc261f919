package codev.session.domain.reference;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.session.domain.reference.KnownGrantCommand.RememberGrant;
import codev.session.domain.reference.KnownGrantCommand.RememberRevocation;
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
  void remember(RememberGrant c) {
    if (isNoted || isRevoked) return;
    apply(
        new GrantNoted(
            c.grant(), c.person(), c.role(), c.programme(), c.unit(), c.from(), c.until(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberRevocation c) {
    if (!isRevoked) apply(new RevocationNoted(c.grant(), c.person(), c.at()));
  }

  @EventSourcingHandler
  void evolve(KnownGrantEvent event) {
    id = KnownGrantCommand.stream(event.grant());
    switch (event) {
      case GrantNoted _ -> isNoted = true;
      case RevocationNoted _ -> isRevoked = true;
    }
  }
}

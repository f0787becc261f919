package codev.session.domain;

import codev.session.domain.PersonCommand.RememberPerson;
import codev.session.domain.PersonEvent.PersonHeard;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A person whom a facilitator can hand over to. Told twice, kept once. */
@Aggregate
public class KnownPerson {
  @AggregateIdentifier private @Nullable Username id;

  KnownPerson() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberPerson c) {
    if (id == null) AggregateLifecycle.apply(new PersonHeard(c.person(), c.at()));
  }

  @EventSourcingHandler
  void evolve(PersonEvent event) {
    id = event.person();
  }
}

package codev.session.domain.reference;

import codev.session.domain.reference.KnownPersonCommand.ForgetName;
import codev.session.domain.reference.KnownPersonCommand.RememberPerson;
import codev.session.domain.reference.KnownPersonEvent.NameForgotten;
import codev.session.domain.reference.KnownPersonEvent.PersonHeard;
import codev.session.domain.reference.KnownPersonEvent.PersonNamed;
import codev.session.domain.value.Username;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: the name of a person to whom a facilitator can hand over. A repeated message changes
 * nothing.
 */
@Aggregate
public class KnownPerson {
  @AggregateIdentifier private @Nullable Username id;
  private @Nullable String name;
  private boolean isForgotten;

  KnownPerson() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberPerson c) {
    if (id == null) AggregateLifecycle.apply(new PersonHeard(c.person(), c.at()));
    if (c.name() != null && !c.name().equals(name) && !isForgotten)
      AggregateLifecycle.apply(new PersonNamed(c.person(), c.name(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void forget(ForgetName c) {
    if (!isForgotten) AggregateLifecycle.apply(new NameForgotten(c.person(), c.at()));
  }

  @EventSourcingHandler
  void evolve(KnownPersonEvent event) {
    id = event.person();
    switch (event) {
      case PersonHeard _ -> {}
      case PersonNamed e -> name = e.name();
      case NameForgotten _ -> {
        name = null;
        isForgotten = true;
      }
    }
  }
}

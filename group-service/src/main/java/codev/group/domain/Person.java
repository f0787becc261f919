package codev.group.domain;

import static codev.group.domain.Reason.OWN_MANAGER;
import static codev.group.domain.Reason.USERNAME_HAS_ANOTHER_ID;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.GroupCommand.RegisterPerson;
import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.GroupEvent.PersonRegistered;
import codev.group.domain.GroupEvent.ProfileChanged;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An entry of the directory; its username makes it unique. */
@Aggregate(cache = "aggregates")
public class Person {
  @AggregateIdentifier String id;
  private @Nullable PersonId key;
  private @Nullable Profile profile;

  @SuppressWarnings("NullAway.Init")
  Person() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void register(RegisterPerson c) {
    if (key != null && !key.equals(c.id())) throw new Refused(USERNAME_HAS_ANOTHER_ID, c.person());
    if (c.person().equals(c.profile().manager())) throw new Refused(OWN_MANAGER, c.person());
    if (profile == null)
      apply(new PersonRegistered(c.person(), c.id(), c.profile(), c.by(), c.at()));
    else if (!profile.equals(c.profile()))
      apply(new ProfileChanged(c.person(), c.id(), c.profile(), c.by(), c.at()));
  }

  @EventSourcingHandler
  void evolve(OfPerson event) {
    id = event.person().stream();
    key = event.id();
    profile = event.profile();
  }
}

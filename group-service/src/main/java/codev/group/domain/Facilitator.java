package codev.group.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.command.FacilitatorCommand.EnlistFacilitator;
import codev.group.domain.command.FacilitatorCommand.RemoveFacilitator;
import codev.group.domain.event.FacilitatorEvent.FacilitatorEnlisted;
import codev.group.domain.event.FacilitatorEvent.FacilitatorRemoved;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Aggregate: a facilitator's entry in the pool, unique by user name. */
@Aggregate
public class Facilitator {
  @AggregateIdentifier String id;
  private @Nullable FacilitatorEnlisted enlisted;

  @SuppressWarnings("NullAway.Init")
  Facilitator() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void enlist(EnlistFacilitator c) {
    if (c.qualification().since() != null) SessionDateRules.check(c.qualification().since());
    if (!isEnlistedAs(c))
      apply(
          new FacilitatorEnlisted(
              c.facilitator(), c.qualification(), c.capacity(), c.by(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remove(RemoveFacilitator c) {
    if (enlisted != null) apply(new FacilitatorRemoved(c.facilitator(), c.by(), c.at()));
  }

  private boolean isEnlistedAs(EnlistFacilitator c) {
    return enlisted != null
        && enlisted.qualification().equals(c.qualification())
        && enlisted.capacity() == c.capacity();
  }

  @EventSourcingHandler
  void evolve(FacilitatorEnlisted event) {
    id = event.facilitator().poolStream();
    enlisted = event;
  }

  @EventSourcingHandler
  void evolve(FacilitatorRemoved event) {
    id = event.facilitator().poolStream();
    enlisted = null;
  }
}

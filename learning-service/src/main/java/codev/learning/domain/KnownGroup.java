package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningServiceCommand.NoteFacilitator;
import codev.learning.domain.LearningServiceCommand.NoteGroup;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Aggregate: a group as published by group-service; a repeated message changes nothing. */
@Aggregate(type = "Group") // as the log has it
public class KnownGroup {
  @AggregateIdentifier String id;
  private @Nullable GroupNoted noted;

  @SuppressWarnings("NullAway.Init")
  KnownGroup() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteGroup c) {
    if (!c.fact().equals(noted)) apply(c.fact());
  }

  /** Ignored for an unknown group. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteFacilitator c) {
    if (noted != null && !noted.facilitator().equals(c.facilitator()))
      apply(
          new GroupNoted(
              noted.group(),
              noted.programme(),
              noted.name(),
              c.facilitator(),
              noted.members(),
              c.at()));
  }

  @EventSourcingHandler
  void evolve(GroupNoted event) {
    id = event.stream();
    noted = event;
  }
}

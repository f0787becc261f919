package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningServiceCommand.NoteOutcomesShown;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: an access to figures, recorded once, however often it is repeated within an hour.
 * Stored under its former name, which the log's hash chain contains.
 */
@Aggregate(type = "Showing")
public class OutcomesViewing {
  @AggregateIdentifier @Nullable String id;

  OutcomesViewing() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteOutcomesShown c) {
    if (id == null) apply(c.fact());
  }

  @EventSourcingHandler
  void evolve(OutcomesShown event) {
    id = event.stream();
  }
}

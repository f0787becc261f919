package codev.learning.domain.authority;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.authority.AuthorityCommand.NoteUnit;
import codev.learning.domain.authority.AuthorityEvent.UnitNoted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Aggregate: the unit of a programme, for grants over units. */
@Aggregate(type = "ProgrammeUnit") // as the log has it
public class KnownProgrammeUnit {
  @AggregateIdentifier String id;
  private @Nullable String unit;

  @SuppressWarnings("NullAway.Init")
  KnownProgrammeUnit() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteUnit c) {
    if (!c.fact().unit().equals(unit)) apply(c.fact());
  }

  @EventSourcingHandler
  void evolve(UnitNoted event) {
    id = event.stream();
    unit = event.unit();
  }
}

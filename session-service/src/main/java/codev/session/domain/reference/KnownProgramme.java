package codev.session.domain.reference;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.session.domain.reference.KnownFactCommand.RememberProgrammeFact;
import codev.session.domain.reference.KnownProgrammeEvent.CompetenciesNoted;
import codev.session.domain.reference.KnownProgrammeEvent.ProgrammeNamed;
import codev.session.domain.reference.KnownProgrammeEvent.UnitNoted;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: the name of a programme, for auditors, its unit, for grants over units, and its
 * competencies, which learnings refer to. A repeated message changes nothing.
 */
@Aggregate
public class KnownProgramme {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private String id;

  private @Nullable String name;
  private @Nullable String unit;
  private List<Competency> competencies = List.of();

  @SuppressWarnings("NullAway.Init")
  KnownProgramme() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberProgrammeFact c) {
    if (isNew(c.fact())) apply(c.fact());
  }

  private boolean isNew(KnownProgrammeEvent fact) {
    return switch (fact) {
      case ProgrammeNamed e -> !e.name().equals(name);
      case UnitNoted e -> !e.unit().equals(unit);
      case CompetenciesNoted e -> !e.competencies().equals(competencies);
    };
  }

  @EventSourcingHandler
  void evolve(KnownProgrammeEvent event) {
    id = event.stream();
    switch (event) {
      case ProgrammeNamed e -> name = e.name();
      case UnitNoted e -> unit = e.unit();
      case CompetenciesNoted e -> competencies = e.competencies();
    }
  }
}

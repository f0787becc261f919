package codev.session.domain.reference;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.session.domain.reference.KnownProgrammeCommand.RememberCompetencies;
import codev.session.domain.reference.KnownProgrammeCommand.RememberProgramme;
import codev.session.domain.reference.KnownProgrammeCommand.RememberUnit;
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
  void remember(RememberProgramme c) {
    if (!c.name().equals(name)) apply(new ProgrammeNamed(c.programme(), c.name(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberUnit c) {
    if (!c.unit().equals(unit)) apply(new UnitNoted(c.programme(), c.unit(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberCompetencies c) {
    if (!c.competencies().equals(competencies))
      apply(new CompetenciesNoted(c.programme(), c.competencies(), c.at()));
  }

  @EventSourcingHandler
  void evolve(KnownProgrammeEvent event) {
    id = KnownProgrammeCommand.stream(event.programme());
    switch (event) {
      case ProgrammeNamed e -> name = e.name();
      case UnitNoted e -> unit = e.unit();
      case CompetenciesNoted e -> competencies = e.competencies();
    }
  }
}

package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningCommand.NoteProgramme;
import codev.learning.domain.LearningCommand.ScheduleProgramme;
import codev.learning.domain.LearningEvent.ProgrammeEvent;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.ProgrammeScheduled;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A programme as group-service tells it: what is told again unchanged is not noted twice. */
@Aggregate
public class Programme {
  @AggregateIdentifier String id;
  private @Nullable ProgrammeNoted noted;
  private @Nullable ProgrammeScheduled scheduled;

  @SuppressWarnings("NullAway.Init")
  Programme() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteProgramme c) {
    var told =
        new ProgrammeNoted(
            c.programme(), c.name(), c.aims(), c.privacyThreshold(), c.competencies(), c.at());
    if (!told.equals(noted)) apply(told);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void schedule(ScheduleProgramme c) {
    if (scheduled == null
        || !scheduled.startsOn().equals(c.startsOn())
        || !scheduled.endsOn().equals(c.endsOn()))
      apply(new ProgrammeScheduled(c.programme(), c.startsOn(), c.endsOn(), c.at()));
  }

  @EventSourcingHandler
  void evolve(ProgrammeEvent event) {
    id = event.programme().stream();
    switch (event) {
      case ProgrammeNoted e -> noted = e;
      case ProgrammeScheduled e -> scheduled = e;
    }
  }
}

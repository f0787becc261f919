package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningCommand.DateProgramme;
import codev.learning.domain.LearningCommand.NoteItem;
import codev.learning.domain.LearningCommand.NoteProgramme;
import codev.learning.domain.LearningCommand.SetTargets;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.TargetsSet;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A programme as group-service tells it, and what it wants to reach: what is said again unchanged
 * is not noted twice.
 */
@Aggregate
public class Programme {
  @AggregateIdentifier String id;
  private @Nullable ProgrammeNoted noted;
  private @Nullable ProgrammeDated dated;
  private final Map<String, OwnItem> items = new HashMap<>();
  private Map<String, Double> targets = Map.of();

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
  void date(DateProgramme c) {
    if (dated == null
        || !c.startsOn().equals(dated.startsOn())
        || !c.endsOn().equals(dated.endsOn()))
      apply(new ProgrammeDated(c.programme(), c.startsOn(), c.endsOn(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteItem c) {
    if (!c.item().equals(items.get(c.item().key())))
      apply(new ItemNoted(c.programme(), c.item(), c.at()));
  }

  @CommandHandler
  void set(SetTargets c) {
    if (!c.targets().equals(targets))
      apply(new TargetsSet(c.programme(), c.targets(), c.by(), c.at()));
  }

  @EventSourcingHandler
  void evolve(TargetsSet event) {
    id = event.programme().stream();
    targets = event.targets();
  }

  @EventSourcingHandler
  void evolve(ItemNoted event) {
    id = event.programme().stream();
    items.put(event.item().key(), event.item());
  }

  @EventSourcingHandler
  void evolve(ProgrammeDated event) {
    id = event.programme().stream();
    dated = event;
  }

  @EventSourcingHandler
  void evolve(ProgrammeNoted event) {
    id = event.programme().stream();
    noted = event;
  }
}

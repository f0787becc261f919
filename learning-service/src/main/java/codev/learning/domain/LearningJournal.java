package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningServiceCommand.KeepLearning;
import codev.learning.domain.LearningServiceEvent.JournalEvent;
import codev.learning.domain.LearningServiceEvent.LearningKept;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Aggregate: one person's learnings, over all sessions. */
@Aggregate(type = "Journal") // as the log has it
public class LearningJournal {
  @AggregateIdentifier String id;
  private final Map<LearningId, Learning> kept = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  LearningJournal() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void keep(KeepLearning c) {
    var before = kept.get(c.learning().id());
    if (before == null)
      apply(
          new LearningKept(c.owner(), c.session(), c.group(), c.programme(), c.learning(), c.at()));
    else if (!before.equals(c.learning()))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  @EventSourcingHandler
  void evolve(JournalEvent event) {
    switch (event) {
      case LearningKept e -> {
        id = e.owner().journal();
        kept.put(e.learning().id(), e.learning());
      }
    }
  }
}

package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningServiceCommand.NoteLearning;
import codev.learning.domain.event.JournalEvent;
import codev.learning.domain.event.JournalEvent.LearningCorrected;
import codev.learning.domain.event.JournalEvent.LearningKept;
import codev.learning.domain.event.JournalEvent.LearningRestored;
import codev.learning.domain.event.JournalEvent.LearningWithdrawn;
import codev.learning.domain.value.Learning;
import codev.learning.domain.value.LearningId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

  /** As they were stated first: by it a repetition is recognised. */
  private final Map<LearningId, Learning> learnings = new HashMap<>();

  private final Map<LearningId, Learning> latest = new HashMap<>();
  private final Set<LearningId> withdrawn = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  LearningJournal() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteLearning c) {
    if (isNew(c.fact())) apply(c.fact());
  }

  private boolean isNew(JournalEvent fact) {
    return switch (fact) {
      case LearningKept e -> isFirst(e.learning());
      case LearningCorrected e -> isOtherThanBefore(e.learning());
      case LearningWithdrawn e ->
          learnings.containsKey(e.learning()) && !withdrawn.contains(e.learning());
      case LearningRestored e -> withdrawn.contains(e.learning());
    };
  }

  private boolean isFirst(Learning learning) {
    var before = learnings.get(learning.id());
    if (before != null && !before.equals(learning))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
    return before == null;
  }

  /** Of a learning that is unknown here, since its session was lost, no correction is recorded. */
  private boolean isOtherThanBefore(Learning correction) {
    var before = latest.get(correction.id());
    return before != null && !before.equals(correction);
  }

  @EventSourcingHandler
  void evolve(JournalEvent event) {
    id = event.stream();
    switch (event) {
      case LearningKept e -> {
        learnings.put(e.learning().id(), e.learning());
        latest.put(e.learning().id(), e.learning());
      }
      case LearningCorrected e -> latest.put(e.learning().id(), e.learning());
      case LearningWithdrawn e -> withdrawn.add(e.learning());
      case LearningRestored e -> withdrawn.remove(e.learning());
    }
  }
}

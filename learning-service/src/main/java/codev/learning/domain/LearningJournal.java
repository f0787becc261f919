package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningServiceCommand.CorrectLearning;
import codev.learning.domain.LearningServiceCommand.KeepLearning;
import codev.learning.domain.LearningServiceCommand.WithdrawLearning;
import codev.learning.domain.LearningServiceEvent.JournalEvent;
import codev.learning.domain.LearningServiceEvent.LearningCorrected;
import codev.learning.domain.LearningServiceEvent.LearningKept;
import codev.learning.domain.LearningServiceEvent.LearningRestored;
import codev.learning.domain.LearningServiceEvent.LearningWithdrawn;
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
  void keep(KeepLearning c) {
    var before = learnings.get(c.learning().id());
    if (before == null)
      apply(
          new LearningKept(c.owner(), c.session(), c.group(), c.programme(), c.learning(), c.at()));
    else if (!before.equals(c.learning()))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  /** Of a learning that is unknown here, since its session was lost, no correction is recorded. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void correct(CorrectLearning c) {
    var before = latest.get(c.learning().id());
    if (before == null || before.equals(c.learning())) return;
    apply(
        new LearningCorrected(
            c.owner(), c.session(), c.group(), c.programme(), c.learning(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void withdraw(WithdrawLearning c) {
    if (!learnings.containsKey(c.learning()) || withdrawn.contains(c.learning()) == c.withdrawn())
      return;
    apply(
        c.withdrawn()
            ? new LearningWithdrawn(
                c.owner(), c.session(), c.group(), c.programme(), c.learning(), c.at())
            : new LearningRestored(
                c.owner(), c.session(), c.group(), c.programme(), c.learning(), c.at()));
  }

  @EventSourcingHandler
  void evolve(JournalEvent event) {
    id = event.owner().journal();
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

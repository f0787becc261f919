package codev.group.domain.retention;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.GroupServiceCommand.SetRetention;
import codev.group.domain.GroupServiceEvent.OfRetention;
import codev.group.domain.GroupServiceEvent.RetentionSet;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import java.util.EnumMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Aggregate: how long the data of each class is kept, in a programme, or in the organisation for
 * its programmes without a period of their own. Each change needs a second person's approval, since
 * what has left cannot be brought back, and nobody should be kept longer than was announced.
 */
@Aggregate
public class Retention {
  @AggregateIdentifier String id;
  private final Map<RetentionClass, RetentionPeriod> periods = new EnumMap<>(RetentionClass.class);

  @SuppressWarnings("NullAway.Init")
  Retention() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void set(SetRetention c) {
    if (c.period().equals(periods.get(c.dataClass()))) return;
    if (c.period().leavesTheBounds())
      throw new RuleViolationException(
          RuleViolation.RETENTION_OUT_OF_BOUNDS, RetentionPeriod.LOWEST, RetentionPeriod.HIGHEST);
    if (!c.approved()) throw new RuleViolationException(RuleViolation.APPROVAL_NEEDED);
    apply(new RetentionSet(c.programme(), c.dataClass(), c.period(), c.by(), c.at()));
  }

  @EventSourcingHandler
  void evolve(OfRetention event) {
    id = event.stream();
    switch (event) {
      case RetentionSet e -> periods.put(e.dataClass(), e.period());
    }
  }
}

package codev.group.domain.retention;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.RetentionCommand.AnnounceRetention;
import codev.group.domain.command.RetentionCommand.CarryOutRetention;
import codev.group.domain.command.RetentionCommand.SetRetention;
import codev.group.domain.event.RetentionEvent;
import codev.group.domain.event.RetentionEvent.RetentionAnnounced;
import codev.group.domain.event.RetentionEvent.RetentionCarriedOut;
import codev.group.domain.event.RetentionEvent.RetentionSet;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Aggregate: how long the data of each class is kept, in a programme, or in the organisation for
 * its programmes without a period of their own. Each change needs a second person's approval, since
 * what has left cannot be brought back, and nobody should be kept longer than was announced. Data
 * of a programme leaves once that was announced and the notice is over.
 */
@Aggregate
public class Retention {
  @AggregateIdentifier String id;
  private final Map<RetentionClass, RetentionPeriod> periods = new EnumMap<>(RetentionClass.class);

  /** The last announcement of each class. */
  private final Map<RetentionClass, RetentionAnnounced> announced =
      new EnumMap<>(RetentionClass.class);

  private final Set<RetentionClass> endedClasses = EnumSet.noneOf(RetentionClass.class);

  @SuppressWarnings("NullAway.Init")
  Retention() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void set(SetRetention c) {
    if (c.period().equals(periods.get(c.dataClass()))) return;
    if (endedClasses.contains(c.dataClass()))
      throw new RuleViolationException(RuleViolation.RETENTION_IS_OVER);
    if (c.period().leavesTheBounds())
      throw new RuleViolationException(
          RuleViolation.RETENTION_OUT_OF_BOUNDS, RetentionPeriod.LOWEST, RetentionPeriod.HIGHEST);
    if (!c.approved()) throw new RuleViolationException(RuleViolation.APPROVAL_NEEDED);
    apply(new RetentionSet(c.programme(), c.dataClass(), c.period(), c.by(), c.at()));
  }

  /** Again only for another end, since the period was changed. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void announce(AnnounceRetention c) {
    if (endedClasses.contains(c.dataClass()) || isAnnounced(c.dataClass(), c.end())) return;
    var leavesOn = RetentionPeriod.leavesOn(c.end(), c.today());
    apply(new RetentionAnnounced(c.programme(), c.dataClass(), c.end(), leavesOn, c.at()));
  }

  private boolean isAnnounced(RetentionClass dataClass, LocalDate end) {
    var before = announced.get(dataClass);
    return before != null && before.end().equals(end);
  }

  @CommandHandler
  void carryOut(CarryOutRetention c) {
    if (endedClasses.contains(c.dataClass())) return;
    var announcement = announced.get(c.dataClass());
    if (announcement == null
        || !announcement.end().equals(c.end())
        || c.today().isBefore(announcement.leavesOn()))
      throw new RuleViolationException(RuleViolation.RETENTION_NOT_ANNOUNCED);
    apply(new RetentionCarriedOut(c.programme(), c.dataClass(), c.at()));
  }

  @EventSourcingHandler
  void evolve(RetentionEvent event) {
    id = event.stream();
    switch (event) {
      case RetentionSet e -> periods.put(e.dataClass(), e.period());
      case RetentionAnnounced e -> announced.put(e.dataClass(), e);
      case RetentionCarriedOut e -> endedClasses.add(e.dataClass());
    }
  }
}

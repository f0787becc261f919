package codev.group.domain.retention;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.IdentityRetentionCommand.AnnounceIdentityErasure;
import codev.group.domain.command.IdentityRetentionCommand.CallOffIdentityErasure;
import codev.group.domain.command.IdentityRetentionCommand.EndIdentityPeriod;
import codev.group.domain.event.IdentityRetentionEvent;
import codev.group.domain.event.IdentityRetentionEvent.IdentityErasureAnnounced;
import codev.group.domain.event.IdentityRetentionEvent.IdentityErasureCalledOff;
import codev.group.domain.event.IdentityRetentionEvent.IdentityPeriodEnded;
import codev.group.domain.programme.RetentionPeriod;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: how long the identity of one person is kept. It leaves once that was announced, the
 * notice is over, and nothing has kept it meanwhile.
 */
@Aggregate
public class IdentityRetention {
  @AggregateIdentifier String id;

  /** The last announcement, unless it was called off. */
  private @Nullable IdentityErasureAnnounced announced;

  private boolean hasEnded;

  @SuppressWarnings("NullAway.Init")
  IdentityRetention() {}

  /** Again only for another end, or once it was called off. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void announce(AnnounceIdentityErasure c) {
    if (hasEnded || isAnnounced(c.end())) return;
    var leavesOn = RetentionPeriod.leavesOn(c.end(), c.today());
    apply(new IdentityErasureAnnounced(c.person(), c.programme(), c.end(), leavesOn, c.at()));
  }

  private boolean isAnnounced(LocalDate end) {
    return announced != null && announced.end().equals(end);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void callOff(CallOffIdentityErasure c) {
    if (!hasEnded && announced != null) apply(new IdentityErasureCalledOff(c.person(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void end(EndIdentityPeriod c) {
    if (hasEnded) return;
    if (announced == null
        || !announced.end().equals(c.end())
        || c.today().isBefore(announced.leavesOn()))
      throw new RuleViolationException(RuleViolation.RETENTION_NOT_ANNOUNCED);
    apply(new IdentityPeriodEnded(c.person(), c.by(), c.at()));
  }

  @EventSourcingHandler
  void evolve(IdentityRetentionEvent event) {
    id = event.stream();
    switch (event) {
      case IdentityErasureAnnounced e -> announced = e;
      case IdentityErasureCalledOff _ -> announced = null;
      case IdentityPeriodEnded _ -> hasEnded = true;
    }
  }
}

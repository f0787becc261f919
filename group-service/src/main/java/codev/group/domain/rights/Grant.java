package codev.group.domain.rights;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.GrantCommand.GiveGrant;
import codev.group.domain.command.GrantCommand.RevokeGrant;
import codev.group.domain.event.GrantEvent;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: a role granted to a person over a scope, until it ends or is revoked. The grant of the
 * person who declared a programme may be revoked before it was recorded.
 */
@Aggregate
public class Grant {
  @AggregateIdentifier String id;
  private @Nullable GrantGiven given;
  private @Nullable GrantRevoked revoked;

  @SuppressWarnings("NullAway.Init")
  Grant() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void give(GiveGrant c) {
    if (given != null) {
      if (!isGivenAs(c, given))
        throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
      return;
    }
    if (revoked != null) {
      if (!isOfSamePerson(c, revoked))
        throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
      return;
    }
    if (c.from() != null && c.until() != null && !c.from().isBefore(c.until()))
      throw new RuleViolationException(RuleViolation.GRANT_ENDS_BEFORE_IT_STARTS);
    apply(
        new GrantGiven(
            c.grant(),
            c.person(),
            c.role(),
            c.scope(),
            c.from(),
            c.until(),
            c.reason(),
            c.by(),
            c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void revoke(RevokeGrant c) {
    if (revoked != null) {
      if (c.reason() != null && !c.reason().equals(revoked.reason()))
        throw new RuleViolationException(RuleViolation.GRANT_REVOKED_ALREADY);
      return;
    }
    if (c.leavesUnmanaged() && c.by().equals(c.person()))
      throw new RuleViolationException(RuleViolation.LAST_MANAGER);
    apply(new GrantRevoked(c.grant(), c.person(), c.role(), c.scope(), c.reason(), c.by(), c.at()));
  }

  private static boolean isGivenAs(GiveGrant c, GrantGiven given) {
    return c.person().equals(given.person())
        && c.role() == given.role()
        && c.scope().equals(given.scope())
        && Objects.equals(c.from(), given.from())
        && Objects.equals(c.until(), given.until())
        && Objects.equals(c.reason(), given.reason());
  }

  private static boolean isOfSamePerson(GiveGrant c, GrantRevoked revoked) {
    return c.person().equals(revoked.person())
        && c.role() == revoked.role()
        && c.scope().equals(revoked.scope());
  }

  @EventSourcingHandler
  void evolve(GrantEvent event) {
    id = event.grant().stream();
    switch (event) {
      case GrantGiven e -> given = e;
      case GrantRevoked e -> revoked = e;
    }
  }
}

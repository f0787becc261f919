package codev.session.domain;

import codev.session.domain.GroupCommand.*;
import codev.session.domain.GroupEvent.*;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * What sessions need of their group between two meetings: who accepted the charter, which actions
 * are still open. Told twice, kept once.
 */
@Aggregate
public class GroupMemory {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private GroupId id;

  private final Map<Username, Integer> charter = new HashMap<>();
  private final Set<ActionId> heard = new HashSet<>();
  private final Set<ActionId> settled = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  GroupMemory() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberCharterAcceptance c) {
    if (charter.getOrDefault(c.member(), 0) >= c.version()) return;
    AggregateLifecycle.apply(
        new CharterAcceptanceHeard(c.group(), c.member(), c.version(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberCommitment c) {
    if (heard.contains(c.action())) return;
    AggregateLifecycle.apply(
        new CommitmentHeard(c.group(), c.action(), c.owner(), c.what(), c.dueOn(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void settle(SettleCommitment c) {
    if (settled.contains(c.action())) return;
    AggregateLifecycle.apply(new CommitmentSettled(c.group(), c.action(), c.at()));
  }

  @EventSourcingHandler
  void evolve(GroupEvent event) {
    id = event.group();
    switch (event) {
      case CharterAcceptanceHeard e -> charter.put(e.member(), e.version());
      case CommitmentHeard e -> heard.add(e.action());
      case CommitmentSettled e -> settled.add(e.action());
    }
  }
}

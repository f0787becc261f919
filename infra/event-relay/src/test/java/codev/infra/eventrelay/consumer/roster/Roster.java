package codev.infra.eventrelay.consumer.roster;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.infra.eventrelay.consumer.roster.RosterCommand.NoteMembership;
import codev.infra.eventrelay.consumer.roster.RosterEvent.MembershipNoted;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Compares values only, as aggregates do: which message is newer it does not know by itself. */
@Aggregate
public class Roster {
  @AggregateIdentifier private String id;
  private final Set<String> members = new HashSet<>();

  @SuppressWarnings("NullAway.Init") // filled by the first event
  Roster() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteMembership command) {
    if (members.contains(command.member()) == command.joined() && id != null) return;
    apply(new MembershipNoted(command.roster(), command.member(), command.joined(), command.n()));
  }

  @EventSourcingHandler
  void evolve(RosterEvent event) {
    switch (event) {
      case MembershipNoted e -> {
        id = e.roster();
        if (e.joined()) members.add(e.member());
        else members.remove(e.member());
      }
    }
  }
}

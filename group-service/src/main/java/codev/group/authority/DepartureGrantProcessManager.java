package codev.group.authority;

import codev.group.domain.authority.GrantId;
import codev.group.domain.command.GrantCommand.RevokeGrant;
import codev.group.domain.event.*;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.InMemoryProcessManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Process manager that ends the grants of whoever leaves the organisation or is erased. Who comes
 * back is granted anew what they are to have.
 *
 * <p>Keeps the grants that are not revoked and who has left.
 */
@Component
class DepartureGrantProcessManager extends InMemoryProcessManager<GroupServiceEvent> {
  private final CommandSender commands;
  private final Clock clock;
  private final Map<GrantId, GrantGiven> grants = new LinkedHashMap<>();

  /** By whom the departure of each was recorded who has not come back. */
  private final Map<Username, Username> departureRecorders = new HashMap<>();

  /** Grants of people who have left, also if they came back since, by whom that was recorded. */
  private final Map<GrantGiven, Username> ended = new LinkedHashMap<>();

  DepartureGrantProcessManager(CommandSender commands, EventLog log, Clock clock) {
    super("departure-grants", GroupServiceEvent.class, log);
    this.commands = commands;
    this.clock = clock;
  }

  @Override
  protected void clear() {
    grants.clear();
    departureRecorders.clear();
    ended.clear();
  }

  @Override
  protected void follow(RecordedEvent<GroupServiceEvent> recorded) {
    switch (recorded.event()) {
      case GrantGiven e -> {
        var by = departureRecorders.get(e.person());
        if (by == null) grants.put(e.grant(), e);
        else ended.put(e, by);
      }
      case GrantRevoked e -> {
        grants.remove(e.grant());
        ended.keySet().removeIf(grant -> grant.grant().equals(e.grant()));
      }
      case PersonLeft e -> leave(e.person(), e.by());
      case PersonErased e -> leave(e.person(), e.by());
      case PersonReturned e -> departureRecorders.remove(e.person());
      case PersonEvent _, SubjectEvent _ -> {}
      case ProgrammeEvent _, FacilitatorEvent _, ApprovalEvent _, GroupEvent _ -> {}
      case RetentionEvent _, IdentityRetentionEvent _ -> {}
    }
  }

  @Override
  protected void sendCommands() {
    ended.forEach((grant, by) -> commands.send(revocation(grant, by)));
    ended.clear();
  }

  private void leave(Username person, Username by) {
    departureRecorders.put(person, by);
    var personGrants =
        grants.values().stream().filter(grant -> grant.person().equals(person)).toList();
    for (var grant : personGrants) {
      grants.remove(grant.grant());
      ended.put(grant, by);
    }
  }

  private RevokeGrant revocation(GrantGiven grant, Username by) {
    return new RevokeGrant(
        grant.grant(),
        grant.person(),
        grant.role(),
        grant.scope(),
        false,
        null,
        by,
        clock.instant());
  }
}

package codev.group.authority;

import codev.group.domain.GroupServiceCommand.RevokeGrant;
import codev.group.domain.GroupServiceEvent;
import codev.group.domain.GroupServiceEvent.GrantGiven;
import codev.group.domain.GroupServiceEvent.GrantRevoked;
import codev.group.domain.GroupServiceEvent.PersonErased;
import codev.group.domain.GroupServiceEvent.PersonLeft;
import codev.group.domain.GroupServiceEvent.PersonReturned;
import codev.group.domain.authority.GrantId;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Process manager that ends the grants of whoever leaves the organisation or is erased. Who comes
 * back is granted anew what they are to have.
 *
 * <p>Keeps in memory the grants that are not revoked and who has left, from the whole log at each
 * start, and revokes nothing before it has caught up.
 */
@Component
class DepartureGrantProcessManager implements EventProcessor<GroupServiceEvent> {
  private final CommandSender commands;
  private final EventLog log;
  private final Clock clock;
  private final Map<GrantId, GrantGiven> grants = new LinkedHashMap<>();

  /** By whom each departure was recorded. */
  private final Map<Username, Username> left = new HashMap<>();

  private long caughtUpAt;

  DepartureGrantProcessManager(CommandSender commands, EventLog log, Clock clock) {
    this.commands = commands;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "departure-grants";
  }

  @Override
  public Class<GroupServiceEvent> eventType() {
    return GroupServiceEvent.class;
  }

  @Override
  public LogPosition savedPosition() {
    grants.clear();
    left.clear();
    caughtUpAt = log.head().position();
    return LogPosition.START;
  }

  @Override
  public void process(List<RecordedEvent<GroupServiceEvent>> batch, LogPosition upTo) {
    for (var recorded : batch) remember(recorded.event());
    if (upTo.position() < caughtUpAt) return;
    for (var grant : List.copyOf(grants.values())) {
      var by = left.get(grant.person());
      if (by == null) continue;
      commands.send(revocation(grant, by));
      grants.remove(grant.grant());
    }
  }

  private void remember(GroupServiceEvent event) {
    if (event instanceof GrantGiven e) grants.put(e.grant(), e);
    if (event instanceof GrantRevoked e) grants.remove(e.grant());
    if (event instanceof PersonLeft e) left.put(e.person(), e.by());
    if (event instanceof PersonErased e) left.put(e.person(), e.by());
    if (event instanceof PersonReturned e) left.remove(e.person());
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

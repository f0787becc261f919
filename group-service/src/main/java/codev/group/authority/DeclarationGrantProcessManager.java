package codev.group.authority;

import codev.group.domain.GroupServiceCommand.GiveGrant;
import codev.group.domain.GroupServiceEvent;
import codev.group.domain.GroupServiceEvent.OfGrant;
import codev.group.domain.GroupServiceEvent.ProgrammeDeclared;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Process manager that records as a grant what the declaration of a programme gives to its author:
 * this service reads it from the declaration, its neighbours only learn of grants. So it also
 * records those of programmes that were declared before there were grants.
 *
 * <p>It keeps in memory which are not recorded yet, from the whole log at each start, and records
 * nothing before it has caught up.
 */
@Component
class DeclarationGrantProcessManager implements EventProcessor<GroupServiceEvent> {
  private final CommandSender commands;
  private final EventLog log;
  private final Map<GrantId, ProgrammeDeclared> unrecorded = new LinkedHashMap<>();
  private long caughtUpAt;

  DeclarationGrantProcessManager(CommandSender commands, EventLog log) {
    this.commands = commands;
    this.log = log;
  }

  @Override
  public String name() {
    return "declaration-grants";
  }

  @Override
  public Class<GroupServiceEvent> eventType() {
    return GroupServiceEvent.class;
  }

  @Override
  public LogPosition savedPosition() {
    unrecorded.clear();
    caughtUpAt = log.head().position();
    return LogPosition.START;
  }

  @Override
  public void process(List<RecordedEvent<GroupServiceEvent>> batch, LogPosition upTo) {
    for (var recorded : batch) {
      if (recorded.event() instanceof ProgrammeDeclared e)
        unrecorded.put(GrantId.ofDeclaration(e.programme()), e);
      if (recorded.event() instanceof OfGrant e) unrecorded.remove(e.grant());
    }
    if (upTo.position() < caughtUpAt) return;
    unrecorded.forEach((grant, declared) -> commands.send(command(grant, declared)));
    unrecorded.clear();
  }

  private static GiveGrant command(GrantId grant, ProgrammeDeclared e) {
    return new GiveGrant(
        grant,
        e.by(),
        GrantRole.MANAGER,
        GrantScope.of(e.programme()),
        null,
        null,
        null,
        e.by(),
        e.at());
  }
}

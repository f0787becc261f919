package codev.group.authority;

import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.command.GrantCommand.GiveGrant;
import codev.group.domain.event.GrantEvent;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.InMemoryProcessManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Process manager that records as a grant what the declaration of a programme gives to its author:
 * this service reads it from the declaration, its neighbours only learn of grants. So it also
 * records those of programmes that were declared before there were grants.
 *
 * <p>It keeps which are not recorded yet.
 */
@Component
class DeclarationGrantProcessManager extends InMemoryProcessManager<GroupServiceEvent> {
  private final CommandSender commands;
  private final Map<GrantId, ProgrammeDeclared> unrecorded = new LinkedHashMap<>();

  DeclarationGrantProcessManager(CommandSender commands, EventLog log) {
    super("declaration-grants", GroupServiceEvent.class, log);
    this.commands = commands;
  }

  @Override
  protected void clear() {
    unrecorded.clear();
  }

  @Override
  protected void follow(RecordedEvent<GroupServiceEvent> recorded) {
    if (recorded.event() instanceof ProgrammeDeclared e)
      unrecorded.put(GrantId.ofDeclaration(e.programme()), e);
    if (recorded.event() instanceof GrantEvent e) unrecorded.remove(e.grant());
  }

  @Override
  protected void sendCommands() {
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

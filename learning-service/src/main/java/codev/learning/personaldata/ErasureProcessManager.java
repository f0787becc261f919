package codev.learning.personaldata;

import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.InMemoryProcessManager;
import codev.learning.domain.LearningServiceCommand.ErasePerson;
import codev.learning.domain.event.PersonEvent;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.person.Username;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Process manager that carries out an approved erasure once it is due. It keeps what is approved
 * and not yet done.
 */
@Component
class ErasureProcessManager extends InMemoryProcessManager<PersonEvent> {
  private final CommandSender commands;
  private final InstantSource clock;
  private final Map<Username, ErasureApproved> approved = new LinkedHashMap<>();

  ErasureProcessManager(CommandSender commands, EventLog log, InstantSource clock) {
    super("due-erasures", PersonEvent.class, log);
    this.commands = commands;
    this.clock = clock;
  }

  @Override
  protected void clear() {
    approved.clear();
  }

  @Override
  protected void follow(RecordedEvent<PersonEvent> recorded) {
    switch (recorded.event()) {
      case ErasureApproved e -> approved.put(e.person(), e);
      case ErasureCancelled e -> approved.remove(e.person());
      case PersonErased e -> approved.remove(e.person());
      case ErasureRequested _, ErasureDeclined _ -> {}
      case PersonNoted _, ContactNoted _, MembershipEvent _, SurveyEvent _ -> {}
    }
  }

  /** Called from time to time. */
  @Override
  public void checkSavedPosition() {
    if (!hasCaughtUp()) return;
    var now = clock.instant();
    approved.values().stream()
        .filter(erasure -> !now.isBefore(erasure.due()))
        .forEach(
            erasure -> commands.send(new ErasePerson(erasure.person(), erasure.request(), now)));
  }
}

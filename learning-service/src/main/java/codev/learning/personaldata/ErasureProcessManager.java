package codev.learning.personaldata;

import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.learning.domain.LearningServiceCommand.ErasePerson;
import codev.learning.domain.LearningServiceEvent.*;
import codev.learning.domain.person.Username;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Process manager that carries out an approved erasure once it is due.
 *
 * <p>It keeps in memory what is approved and not yet done, from the whole log at each start, and
 * does nothing before it has caught up.
 */
@Component
class ErasureProcessManager implements EventProcessor<PersonEvent> {
  private final CommandSender commands;
  private final EventLog log;
  private final InstantSource clock;
  private final Map<Username, ErasureApproved> approved = new LinkedHashMap<>();
  private long caughtUpAt;
  private long position;

  ErasureProcessManager(CommandSender commands, EventLog log, InstantSource clock) {
    this.commands = commands;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "due-erasures";
  }

  @Override
  public Class<PersonEvent> eventType() {
    return PersonEvent.class;
  }

  @Override
  public LogPosition savedPosition() {
    approved.clear();
    position = 0;
    caughtUpAt = log.head().position();
    return LogPosition.START;
  }

  @Override
  public void process(List<RecordedEvent<PersonEvent>> batch, LogPosition upTo) {
    for (var recorded : batch) {
      switch (recorded.event()) {
        case ErasureApproved e -> approved.put(e.person(), e);
        case ErasureCancelled e -> approved.remove(e.person());
        case PersonErased e -> approved.remove(e.person());
        case PersonNoted _, ContactNoted _, GroupJoined _, GroupLeft _ -> {}
        case SurveyAnswered _, InstrumentAnswered _, ErasureRequested _, ErasureDeclined _ -> {}
      }
    }
    position = upTo.position();
  }

  /** Called from time to time. */
  @Override
  public void checkSavedPosition() {
    if (position < caughtUpAt) return;
    var now = clock.instant();
    approved.values().stream()
        .filter(erasure -> !now.isBefore(erasure.due()))
        .forEach(
            erasure -> commands.send(new ErasePerson(erasure.person(), erasure.request(), now)));
  }
}

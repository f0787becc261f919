package codev.session.room;

import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.LiveEventProcessor;
import codev.infra.web.streaming.OpenStreams;
import codev.session.domain.reference.KnownSubjectEvent.SessionsEndNoted;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Ends the open streams of a person whose sessions were ended. Every instance of the service
 * follows the log for itself, from its start: it has no stream that was opened before.
 */
@Component
class SessionsEndNotifier extends LiveEventProcessor<SessionsEndNoted> {
  private final OpenStreams streams;
  private final Set<String> names;

  SessionsEndNotifier(EventLog log, EventTypes types, OpenStreams streams) {
    super("ended-sessions-live", SessionsEndNoted.class, log);
    this.names = Set.of(types.nameOf(SessionsEndNoted.class));
    this.streams = streams;
  }

  @Override
  public Set<String> storedNames() {
    return names;
  }

  @Override
  protected void follow(List<RecordedEvent<SessionsEndNoted>> batch) {
    for (var recorded : batch) {
      var end = recorded.event();
      streams.end(end.person().value(), end.issuedBefore());
    }
  }
}

package codev.session.room;

import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
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
class SessionsEndNotifier implements EventProcessor<SessionsEndNoted> {
  private final OpenStreams streams;
  private final Set<String> names;
  private volatile LogPosition position;

  SessionsEndNotifier(EventLog log, EventTypes types, OpenStreams streams) {
    this.position = log.head();
    this.names = Set.of(types.nameOf(SessionsEndNoted.class));
    this.streams = streams;
  }

  @Override
  public String name() {
    return "ended-sessions-live";
  }

  @Override
  public Class<SessionsEndNoted> eventType() {
    return SessionsEndNoted.class;
  }

  @Override
  public Set<String> storedNames() {
    return names;
  }

  @Override
  public LogPosition savedPosition() {
    return position;
  }

  @Override
  public void process(List<RecordedEvent<SessionsEndNoted>> batch, LogPosition upTo) {
    for (var recorded : batch) {
      var end = recorded.event();
      streams.end(end.person().value(), end.issuedBefore());
    }
    position = upTo;
  }

  @Override
  public boolean isExclusive() {
    return false;
  }
}

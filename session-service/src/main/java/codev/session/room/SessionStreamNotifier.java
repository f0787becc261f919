package codev.session.room;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.web.streaming.OpenStreams;
import codev.session.domain.SessionEvent;
import codev.session.view.LiveSessionCache;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Wakes the open streams of a session when the log has new events for it. Every instance of the
 * service follows the log for itself, so its streams get all events, whichever instance wrote them.
 * Nothing is stored: a client that reconnects sends the version that it has seen.
 */
@Component
class SessionStreamNotifier implements EventProcessor<SessionEvent> {
  private final LiveSessionCache sessions;
  private final OpenStreams streams;
  private volatile LogPosition position;

  SessionStreamNotifier(EventLog log, LiveSessionCache sessions, OpenStreams streams) {
    this.sessions = sessions;
    this.position = log.head();
    this.streams = streams;
  }

  @Override
  public String name() {
    return "live-pages";
  }

  @Override
  public Class<SessionEvent> eventType() {
    return SessionEvent.class;
  }

  @Override
  public LogPosition savedPosition() {
    return position;
  }

  @Override
  public void process(List<RecordedEvent<SessionEvent>> batch, LogPosition upTo) {
    sessions.apply(batch);
    batch.stream()
        .collect(groupingBy(RecordedEvent::aggregateId, LinkedHashMap::new, toList()))
        .forEach((session, events) -> streams.wake(session, RecordedEvent.traceparents(events)));
    position = upTo;
  }

  @Override
  public boolean isExclusive() {
    return false;
  }
}

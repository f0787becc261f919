package codev.session.room;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.LiveEventProcessor;
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
class SessionStreamNotifier extends LiveEventProcessor<SessionEvent> {
  private final LiveSessionCache sessions;
  private final OpenStreams streams;

  SessionStreamNotifier(EventLog log, LiveSessionCache sessions, OpenStreams streams) {
    super("live-pages", SessionEvent.class, log);
    this.sessions = sessions;
    this.streams = streams;
  }

  @Override
  protected void follow(List<RecordedEvent<SessionEvent>> batch) {
    sessions.apply(batch);
    batch.stream()
        .collect(groupingBy(RecordedEvent::aggregateId, LinkedHashMap::new, toList()))
        .forEach((session, events) -> streams.wake(session, RecordedEvent.traceparents(events)));
  }
}

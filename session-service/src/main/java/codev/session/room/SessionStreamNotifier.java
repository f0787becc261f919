package codev.session.room;

import codev.infra.eventstore.EventLog;
import codev.infra.eventstore.EventProcessor;
import codev.infra.eventstore.LogPosition;
import codev.infra.eventstore.RecordedEvent;
import codev.infra.web.streaming.OpenStreams;
import codev.session.domain.SessionEvent;
import codev.session.view.LiveSessionCache;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Wakes the open pages of a session when the log has something new for it. Every instance of the
 * service follows the log for itself, so a page hears everything, whichever instance wrote it;
 * nothing is remembered, a page that comes back says what it has seen.
 */
@Component
class SessionStreamNotifier implements EventProcessor<SessionEvent> {
  private final LiveSessionCache boards;
  private final OpenStreams streams;
  private volatile LogPosition mark;

  SessionStreamNotifier(EventLog log, LiveSessionCache boards, OpenStreams streams) {
    this.boards = boards;
    this.mark = log.head();
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
    return mark;
  }

  @Override
  public void process(List<RecordedEvent<SessionEvent>> batch, LogPosition upTo) {
    boards.follow(batch);
    batch.stream().map(RecordedEvent::aggregateId).distinct().forEach(streams::wake);
    mark = upTo;
  }

  @Override
  public boolean isExclusive() {
    return false;
  }
}

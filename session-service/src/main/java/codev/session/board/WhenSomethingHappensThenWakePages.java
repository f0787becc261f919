package codev.session.board;

import codev.infra.eventstore.EventLog;
import codev.infra.eventstore.Follower;
import codev.infra.eventstore.Mark;
import codev.infra.eventstore.Recorded;
import codev.infra.pages.OpenStreams;
import codev.session.domain.SessionEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Wakes the open pages of a session when the log has something new for it. Every instance of the
 * service follows the log for itself, so a page hears everything, whichever instance wrote it;
 * nothing is remembered, a page that comes back says what it has seen.
 */
@Component
class WhenSomethingHappensThenWakePages implements Follower<SessionEvent> {
  private final LiveBoards boards;
  private final OpenStreams streams;
  private volatile Mark mark;

  WhenSomethingHappensThenWakePages(EventLog log, LiveBoards boards, OpenStreams streams) {
    this.boards = boards;
    this.mark = log.head();
    this.streams = streams;
  }

  @Override
  public String name() {
    return "live-pages";
  }

  @Override
  public Class<SessionEvent> understands() {
    return SessionEvent.class;
  }

  @Override
  public Mark mark() {
    return mark;
  }

  @Override
  public void follow(List<Recorded<SessionEvent>> batch, Mark upTo) {
    boards.follow(batch);
    batch.stream().map(Recorded::aggregateId).distinct().forEach(streams::wake);
    mark = upTo;
  }

  @Override
  public boolean alone() {
    return false;
  }
}

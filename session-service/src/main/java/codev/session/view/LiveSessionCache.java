package codev.session.view;

import codev.infra.eventstore.EventReader;
import codev.infra.eventstore.RecordedEvent;
import codev.infra.projections.View;
import codev.session.domain.SessionEvent;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The boards of sessions that are looked at live, as this process has followed them: one event is
 * read and folded once, however many pages are open. Nothing depends on it: a board that is not
 * here is taken from the view and brought up to date from the log.
 */
@Component
public class LiveSessionCache {
  /** After nobody has looked. Words stay sealed in it. */
  private static final Duration KEPT = Duration.ofMinutes(2);

  private static final int MOST = 500;

  private final View<SessionView> boards;
  private final EventReader histories;
  private final Cache<String, Live> live =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

  LiveSessionCache(View<SessionView> boards, EventReader histories) {
    this.boards = boards;
    this.histories = histories;
  }

  /**
   * What a reader has missed.
   *
   * @param board as it is after these events
   */
  public record Missed(SessionView board, List<RecordedEvent<SessionEvent>> events) {}

  /**
   * @param version that the reader has seen
   * @return empty when there is no such session
   */
  public Optional<Missed> since(UUID session, int version) {
    return Optional.ofNullable(known(session.toString()))
        .map(known -> known.reachesBackTo(version) ? known.since(version) : read(known, version));
  }

  /** Loaded under the key's lock: what is followed meanwhile comes after it. */
  private @Nullable Live known(String session) {
    var known = live.getIfPresent(session);
    return known != null
        ? known
        : live.asMap().compute(session, (_, loaded) -> loaded != null ? loaded : load(session));
  }

  /** In the order of the log. */
  public void follow(List<RecordedEvent<SessionEvent>> batch) {
    for (var next : batch)
      live.asMap().computeIfPresent(next.aggregateId(), (_, known) -> known.after(next));
  }

  private @Nullable Live load(String session) {
    var board = boards.find(session).orElse(null);
    for (var next : history(session, board == null ? 0 : board.version()))
      board = SessionView.after(board, next.event(), next.sequence(), next.position());
    return board == null ? null : new Live(board, List.of());
  }

  private Missed read(Live known, int version) {
    var events = history(known.board().plan().session().toString(), version);
    return new Missed(Live.advance(known.board(), events), events);
  }

  private List<RecordedEvent<SessionEvent>> history(String session, long from) {
    return histories.of(SessionEvent.class, session, from);
  }

  /**
   * @param latest the events before the board's version, without a gap
   */
  private record Live(SessionView board, List<RecordedEvent<SessionEvent>> latest) {
    private static final int EVENTS_KEPT = 32;

    /** Nothing when one is missing in between: then it is loaded anew. */
    @Nullable Live after(RecordedEvent<SessionEvent> next) {
      if (next.sequence() < board.version()) return this;
      if (next.sequence() > board.version()) return null;
      var events = Stream.concat(latest.stream(), Stream.of(next)).toList();
      return new Live(
          advance(board, List.of(next)),
          events.subList(Math.max(0, events.size() - EVENTS_KEPT), events.size()));
    }

    boolean reachesBackTo(int version) {
      return version >= board.version() - latest.size();
    }

    Missed since(int version) {
      return new Missed(board, latest.stream().filter(r -> r.sequence() >= version).toList());
    }

    static SessionView advance(SessionView board, List<RecordedEvent<SessionEvent>> events) {
      var advanced = board;
      for (var r : events) {
        var next = SessionView.after(advanced, r.event(), r.sequence(), r.position());
        if (next != null) advanced = next;
      }
      return advanced;
    }
  }
}

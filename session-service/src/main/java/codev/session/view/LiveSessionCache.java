package codev.session.view;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.ReadModel;
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
 * Caches the views of sessions that have open pages: each event is read and folded once in this
 * process, however many pages are open. A session that is not cached is taken from the projection
 * and brought up to date from the log.
 */
@Component
public class LiveSessionCache {
  /** After the last access. Texts in it are encrypted. */
  private static final Duration RETENTION = Duration.ofMinutes(2);

  private static final int MAX_SESSIONS = 500;

  private final ReadModel<SessionView> sessions;
  private final EventReader reader;
  private final Cache<String, CachedSession> live =
      Caffeine.newBuilder().maximumSize(MAX_SESSIONS).expireAfterAccess(RETENTION).build();

  LiveSessionCache(ReadModel<SessionView> sessions, EventReader reader) {
    this.sessions = sessions;
    this.reader = reader;
  }

  /**
   * The events after the version that a reader has seen.
   *
   * @param view the session after these events
   */
  public record MissedEvents(SessionView view, List<RecordedEvent<SessionEvent>> events) {}

  /**
   * @param version the one that the reader has seen
   * @return empty when there is no such session
   */
  Optional<MissedEvents> since(UUID session, int version) {
    return Optional.ofNullable(cached(session.toString()))
        .map(known -> known.reachesBackTo(version) ? known.since(version) : read(known, version));
  }

  /** Loads under the key's lock: events that arrive meanwhile are applied afterwards. */
  private @Nullable CachedSession cached(String session) {
    var known = live.getIfPresent(session);
    return known != null
        ? known
        : live.asMap().compute(session, (_, loaded) -> loaded != null ? loaded : load(session));
  }

  /** Applies new events, in the order of the log. */
  public void apply(List<RecordedEvent<SessionEvent>> batch) {
    for (var next : batch)
      live.asMap().computeIfPresent(next.aggregateId(), (_, known) -> known.after(next));
  }

  private @Nullable CachedSession load(String session) {
    var view = sessions.find(session).orElse(null);
    for (var next : history(session, view == null ? 0 : view.version()))
      view = SessionView.after(view, next.event(), next.sequence(), next.position());
    return view == null ? null : new CachedSession(view, List.of());
  }

  private MissedEvents read(CachedSession known, int version) {
    var events = history(known.view().plan().session().toString(), version);
    return new MissedEvents(CachedSession.advance(known.view(), events), events);
  }

  private List<RecordedEvent<SessionEvent>> history(String session, long from) {
    return reader.of(SessionEvent.class, session, from);
  }

  /**
   * @param latest the events before the view's version, without a gap
   */
  private record CachedSession(SessionView view, List<RecordedEvent<SessionEvent>> latest) {
    private static final int EVENTS_KEPT = 32;

    /** Null when an event in between is missing: then the session is loaded again. */
    @Nullable CachedSession after(RecordedEvent<SessionEvent> next) {
      if (next.sequence() < view.version()) return this;
      if (next.sequence() > view.version()) return null;
      var events = Stream.concat(latest.stream(), Stream.of(next)).toList();
      return new CachedSession(
          advance(view, List.of(next)),
          events.subList(Math.max(0, events.size() - EVENTS_KEPT), events.size()));
    }

    boolean reachesBackTo(int version) {
      return version >= view.version() - latest.size();
    }

    MissedEvents since(int version) {
      return new MissedEvents(view, latest.stream().filter(r -> r.sequence() >= version).toList());
    }

    static SessionView advance(SessionView view, List<RecordedEvent<SessionEvent>> events) {
      var advanced = view;
      for (var r : events) {
        var next = SessionView.after(advanced, r.event(), r.sequence(), r.position());
        if (next != null) advanced = next;
      }
      return advanced;
    }
  }
}

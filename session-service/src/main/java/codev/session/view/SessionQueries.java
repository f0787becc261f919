package codev.session.view;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.ReadModel;
import codev.infra.web.RequestReads;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.streaming.SharedReads;
import codev.session.domain.SessionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds a session's view, as it is now or as it was at an earlier version, for any caller: {@link
 * SessionAccess} decides what a person may see of it.
 */
@Component
public class SessionQueries {
  private final ReadModel<SessionView> sessions;
  private final LiveSessionCache live;
  private final EventReader reader;

  /** All streams of a session ask at the same time. */
  private final SharedReads<UUID, SessionView> shared;

  SessionQueries(ReadModel<SessionView> sessions, LiveSessionCache live, EventReader reader) {
    this.sessions = sessions;
    this.live = live;
    this.reader = reader;
    shared =
        new SharedReads<>(
            session -> sessions.find(session.toString()).orElseThrow(RefusedException::notFound));
  }

  /**
   * A session at an earlier version.
   *
   * @param current the session today, which decides about access and hidden entries
   * @param at when the version was reached
   */
  public record PastView(SessionView then, SessionView current, Instant at) {}

  /** As the projection has it now; the same throughout a request that changes nothing. */
  public SessionView current(UUID session) {
    return RequestReads.once("session " + session, SessionView.class, () -> shared.get(session));
  }

  /** Once the projection includes the whole log, which a live page may already show. */
  public SessionView latest(UUID session) {
    return sessions.current().find(session.toString()).orElseThrow(RefusedException::notFound);
  }

  /** The events from a version on. */
  public List<RecordedEvent<SessionEvent>> history(UUID session, long fromVersion) {
    return reader.of(SessionEvent.class, session.toString(), fromVersion);
  }

  /** The session after the first events of its whole history. */
  public static PastView atVersion(List<RecordedEvent<SessionEvent>> history, int version) {
    var events = history.stream().filter(r -> r.sequence() < version).toList();
    if (events.isEmpty()) throw RefusedException.notFound();
    var then = Objects.requireNonNull(fold(null, events));
    var current = Objects.requireNonNull(fold(then, history));
    return new PastView(then, current, events.getLast().at());
  }

  /** The events after a version, whether the projection has folded them yet or not. */
  public LiveSessionCache.MissedEvents missedSince(UUID session, int version) {
    return live.since(session, version).orElseThrow(RefusedException::notFound);
  }

  private static @Nullable SessionView fold(
      @Nullable SessionView before, List<RecordedEvent<SessionEvent>> events) {
    var view = before;
    for (var r : events) view = SessionView.after(view, r.event(), r.sequence(), r.position());
    return view;
  }
}

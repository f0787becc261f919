package codev.session.response;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent;
import codev.session.view.LiveSessionCache.MissedEvents;
import codev.session.view.SessionAccess;
import codev.session.view.SessionQueries;
import codev.session.view.SessionView;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Finds a session and answers with what one person may see of it. */
@Component
public class SessionResponseQueries {
  private final SessionQueries sessions;
  private final SessionResponseMapper mapper;

  SessionResponseQueries(SessionQueries sessions, SessionResponseMapper mapper) {
    this.sessions = sessions;
    this.mapper = mapper;
  }

  public SessionResponse current(UUID session, CurrentUser user) {
    return of(sessions.current(session), user, LocaleContextHolder.getLocale());
  }

  /** What a person may see of a session; not found if nothing. */
  public SessionAccess access(UUID session, CurrentUser user) {
    return mapper.access(sessions.current(session), user);
  }

  /** The same, of the session as a live page may already show it. */
  public SessionAccess latestAccess(UUID session, CurrentUser user) {
    return mapper.access(sessions.latest(session), user);
  }

  public EventVisibility visibility(UUID session, CurrentUser user) {
    return visibility(sessions.current(session), user);
  }

  /** What a person may know of a session's events; refuses who may not follow them. */
  public EventVisibility visibility(SessionView current, CurrentUser user) {
    var access = mapper.access(current, user);
    access.mustFollowEvents();
    return new EventVisibility(access);
  }

  /** As it was after its first events. */
  public SessionResponse atVersion(UUID session, CurrentUser user, int version) {
    return atVersion(history(session), user, version);
  }

  /** The same, of a history that has been read already. */
  public SessionResponse atVersion(
      List<RecordedEvent<SessionEvent>> history, CurrentUser user, int version) {
    return mapper.map(
        SessionQueries.atVersion(history, version), user, LocaleContextHolder.getLocale());
  }

  /** All events of a session. */
  public List<RecordedEvent<SessionEvent>> history(UUID session) {
    return sessions.history(session, 0);
  }

  /** The events after a version, and the session after them. */
  public MissedEvents missedSince(UUID session, int version) {
    return sessions.missedSince(session, version);
  }

  /**
   * @param language of the reader: a stream has a thread of its own, which has no request
   */
  public SessionResponse of(SessionView view, CurrentUser user, Locale language) {
    return mapper.map(view, user, language);
  }
}

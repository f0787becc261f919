package codev.session.history;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.AttendanceMarked;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.SessionEvent.SessionEvaluated;
import codev.session.domain.SessionEvent.SessionScheduled;
import codev.session.domain.Timeline;
import codev.session.domain.participants.Attendance;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.ApiEventNames;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponseQueries;
import codev.session.room.PageSection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads all events of a session, for those who may know who did what and when: participants and an
 * auditor. A programme manager sees counts and attendance only.
 */
@Component
class SessionHistoryQueries {
  private final SessionResponseQueries sessions;

  SessionHistoryQueries(SessionResponseQueries sessions) {
    this.sessions = sessions;
  }

  List<RecordedEvent<SessionEvent>> of(UUID session, CurrentUser who) {
    if (!who.is(UserRole.AUDITOR)
        && !sessions.current(session, who).people().includes(who.username()))
      throw RefusedException.forbidden();
    var all = sessions.history(session);
    if (all.isEmpty()) throw RefusedException.notFound();
    return all;
  }

  /**
   * One moment of a session.
   *
   * @param actor null for a private event, unless it is the viewer's own, and for the planning,
   *     whose author group-service does not publish
   * @param what the event's name, {@code private} for a private event
   * @param step the step of the session after it; null before it was opened
   * @param place the step's place, from 0
   * @param contribution the one that was made in it
   * @param mark the attendance that was marked in it
   */
  record Moment(
      int version,
      Instant at,
      @Nullable Username actor,
      String what,
      @Nullable Step step,
      int place,
      @Nullable ContributionId contribution,
      @Nullable Mark mark) {}

  /** Of one member. */
  record Mark(Username member, Attendance attendance) {}

  /** The same as a page shows it to a viewer. */
  static List<Moment> moments(
      List<RecordedEvent<SessionEvent>> history, SessionResponse session, CurrentUser who) {
    var moments = new ArrayList<Moment>();
    @Nullable Timeline timeline = null;
    for (var r : history) {
      timeline = Timeline.after(timeline, r.event());
      var now = timeline.now();
      var isShown = !isPrivate(r.event()) || isNamed(r.event(), session, who);
      moments.add(
          new Moment(
              (int) r.sequence() + 1,
              r.at(),
              isShown && !(r.event() instanceof SessionScheduled) ? r.event().by() : null,
              isShown ? ApiEventNames.of(r.event()) : "private",
              now.startedAt() == null ? null : now.key(),
              timeline.current(),
              r.event() instanceof ContributionMade e ? e.contribution().id() : null,
              r.event() instanceof AttendanceMarked e ? new Mark(e.member(), e.status()) : null));
    }
    return moments;
  }

  private static boolean isPrivate(SessionEvent event) {
    return PageSection.isPrivate(event) || event instanceof SessionEvaluated;
  }

  private static boolean isNamed(SessionEvent event, SessionResponse session, CurrentUser who) {
    return event.by().value().equals(who.username()) || !session.people().includes(who.username());
  }
}

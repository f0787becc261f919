package codev.session.history;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.web.problem.RequestRejectedException;
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
import codev.session.persistence.EventNames;
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
 * Every step taken in a session, for those who may know who did what and when: whoever takes part
 * in it, and an auditor. A programme manager is told counts and attendance only.
 */
@Component
class SessionHistoryQueries {
  private final SessionResponseQueries looking;

  SessionHistoryQueries(SessionResponseQueries looking) {
    this.looking = looking;
  }

  List<RecordedEvent<SessionEvent>> of(UUID session, CurrentUser who) {
    if (!who.is(UserRole.AUDITOR) && !looking.at(session, who).includes(who.username()))
      throw RequestRejectedException.forbidden();
    var all = looking.history(session, 0);
    if (all.isEmpty()) throw RequestRejectedException.notFound();
    return all;
  }

  /**
   * One moment of a session.
   *
   * @param actor null when somebody did it for themselves alone, which is nobody else's business,
   *     and of the planning: the group does not tell who planned
   * @param what the event's name, {@code private} when it is nobody else's business
   * @param step where the session stood after it; null before it was opened
   * @param place the step's place, from 0
   * @param said what was said aloud in it
   * @param mark how somebody's attendance was marked in it
   */
  record Moment(
      int version,
      Instant at,
      @Nullable Username actor,
      String what,
      @Nullable Step step,
      int place,
      @Nullable ContributionId said,
      @Nullable Mark mark) {}

  /** Of one member. */
  record Mark(Username member, Attendance attendance) {}

  /** The same, as a page tells it to somebody. */
  static List<Moment> moments(
      List<RecordedEvent<SessionEvent>> trail, SessionResponse seen, CurrentUser who) {
    var moments = new ArrayList<Moment>();
    @Nullable Timeline timeline = null;
    for (var r : trail) {
      timeline = Timeline.after(timeline, r.event());
      var now = timeline.now();
      var isTold = !isPrivate(r.event()) || isTold(r.event(), seen, who);
      moments.add(
          new Moment(
              (int) r.sequence() + 1,
              r.at(),
              isTold && !(r.event() instanceof SessionScheduled) ? r.event().by() : null,
              isTold ? EventNames.of(r.event()) : "private",
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

  private static boolean isTold(SessionEvent event, SessionResponse seen, CurrentUser who) {
    return event.by().value().equals(who.username()) || !seen.includes(who.username());
  }
}

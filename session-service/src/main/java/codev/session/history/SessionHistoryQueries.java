package codev.session.history;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.AttendanceMarked;
import codev.session.domain.SessionEvent.ContributionEvent;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.SessionEvent.FacilitatorEvent;
import codev.session.domain.SessionEvent.SeatChangedMeanwhile;
import codev.session.domain.SessionEvent.SessionScheduled;
import codev.session.domain.Timeline;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.EventVisibility;
import codev.session.response.SessionResponseQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads all events of a session, for those who may know who did what and when: participants and an
 * auditor. A programme manager sees times, counts and attendance only.
 */
@Component
record SessionHistoryQueries(SessionResponseQueries sessions) {
  History of(UUID session, CurrentUser user) {
    var visibility = sessions.visibility(session, user);
    var history = sessions.history(session);
    if (history.isEmpty()) throw RefusedException.notFound();
    return new History(history, visibility);
  }

  /** All events of a session, and what the viewer may know of them. */
  record History(List<RecordedEvent<SessionEvent>> events, EventVisibility visibility) {
    int size() {
      return events.size();
    }

    /** The same as a page shows it to the viewer, without raised hands. */
    List<Moment> moments() {
      var moments = new ArrayList<Moment>();
      @Nullable Timeline timeline = null;
      for (var r : events) {
        timeline = Timeline.after(timeline, r.event());
        if (SessionEvent.isRaisedHand(r.event())) continue;
        var currentStep = timeline.now();
        moments.add(
            new Moment(
                (int) r.sequence() + 1,
                r.event().at(),
                r.event() instanceof SessionScheduled ? null : visibility.actor(r.event()),
                visibility.name(r.event()),
                currentStep.startedAt() == null ? null : currentStep.key(),
                timeline.current(),
                visibility.isNamed(r.event()) ? contribution(r.event()) : null,
                r.event() instanceof AttendanceMarked e
                    ? new MarkedAttendance(e.member(), e.status())
                    : null,
                facilitator(r.event()),
                r.event() instanceof SeatChangedMeanwhile e
                    ? new MembershipChange(e.member(), e.seated())
                    : null));
      }
      return moments;
    }

    private static @Nullable Username facilitator(SessionEvent event) {
      return event instanceof FacilitatorEvent e ? e.facilitator() : null;
    }

    private static @Nullable ContributionId contribution(SessionEvent event) {
      if (event instanceof ContributionEvent e) return e.contribution();
      return event instanceof ContributionMade e ? e.contribution().id() : null;
    }
  }

  /**
   * One moment of a session.
   *
   * @param actor null for a private event, unless it is the viewer's own, and for the planning,
   *     whose author group-service does not publish
   * @param what the event's name, {@code private} for a private event
   * @param step the step of the session after it; null before it was opened
   * @param place the step's place, from 0
   * @param contribution the one that was made, changed, withdrawn or restored in it
   * @param mark the attendance that was marked in it
   * @param facilitator to whom the session, or the group meanwhile, was given in it
   * @param membership the change of the group's members that became known in it
   */
  record Moment(
      int version,
      Instant at,
      @Nullable Username actor,
      String what,
      @Nullable Step step,
      int place,
      @Nullable ContributionId contribution,
      @Nullable MarkedAttendance mark,
      @Nullable Username facilitator,
      @Nullable MembershipChange membership) {
    Stream<Username> people() {
      return Stream.of(
              actor,
              mark == null ? null : mark.member(),
              facilitator,
              membership == null ? null : membership.member())
          .flatMap(Stream::ofNullable);
    }
  }

  /** Of one member. */
  record MarkedAttendance(Username member, AttendanceStatus attendance) {}

  /**
   * A member joined the group, or left it, while the session was open.
   *
   * @param seated whether they joined it
   */
  record MembershipChange(Username member, boolean seated) {}
}

package codev.session.domain;

import static codev.session.domain.SessionPermission.CLOSE;
import static codev.session.domain.SessionPermission.OPEN;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.SessionEvent.Statistics.Presence;
import codev.session.domain.SessionEvent.Statistics.StepDuration;
import codev.session.domain.contract.ClientTurn;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.Participant;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rules of a session's life: planned, moved, cancelled, opened, closed, and its statistics. */
final class LifecycleRules {
  private LifecycleRules() {}

  static SessionScheduled schedule(ScheduleSession c) {
    return new SessionScheduled(
        c.session(),
        c.group(),
        c.programme(),
        c.groupName(),
        c.number(),
        c.by(),
        c.members(),
        c.template(),
        c.startsAt(),
        c.place(),
        c.videoLink(),
        c.at());
  }

  /** Once it is open people have met: what was decided too late changes nothing. */
  static List<SessionEvent> move(SessionState state, MoveSession c) {
    return state.status() == SessionStatus.SCHEDULED
            && (state.waitsForDate() || !c.startsAt().equals(state.startsAt()))
        ? List.of(new SessionMoved(c.session(), c.startsAt(), c.by(), c.at()))
        : List.of();
  }

  static List<SessionEvent> changePlace(SessionState state, ChangeSessionPlace c) {
    var plan = state.plan();
    boolean isThere =
        Objects.equals(plan.place(), c.place()) && Objects.equals(plan.videoLink(), c.videoLink());
    return state.status() == SessionStatus.SCHEDULED && !isThere
        ? List.of(new SessionPlaceChanged(c.session(), c.place(), c.videoLink(), c.by(), c.at()))
        : List.of();
  }

  static List<SessionEvent> changeTemplate(SessionState state, ChangeSessionTemplate c) {
    return state.status() == SessionStatus.SCHEDULED && !c.template().equals(state.template())
        ? List.of(new SessionTemplateChanged(c.session(), c.template(), c.by(), c.at()))
        : List.of();
  }

  static List<SessionEvent> cancel(SessionState state, CancelSession c) {
    return state.status() == SessionStatus.SCHEDULED
        ? List.of(new SessionCancelled(c.session(), c.by(), c.at()))
        : List.of();
  }

  static List<SessionEvent> open(SessionState state, OpenSession c) {
    var wasOpened = state.status() == SessionStatus.OPEN || state.status() == SessionStatus.CLOSED;
    if (state.roleOf(c.by()) == ParticipantRole.FACILITATOR && wasOpened) return List.of();
    OPEN.mustBePossible(state, c.by());
    if (state.waitsForDate()) throw new RuleViolationException(SESSION_WAITS_FOR_A_DATE);
    var events = new ArrayList<SessionEvent>();
    StepRules.gateBeforeOpening(c.withoutCharter())
        .ifPresent(gate -> events.add(passed(state, gate, c)));
    events.add(
        new SessionOpened(
            c.session(),
            state.origin(),
            c.earlierActions(),
            c.clientsBefore(),
            AttendanceSlot.during(c.at(), state.template().minutes(), c.zone()),
            c.by(),
            c.at()));
    return events;
  }

  private static GatePassed passed(SessionState state, Gate gate, OpenSession c) {
    if (c.reason() == null) throw gate.refusal();
    var rules = List.of(gate.violation().key());
    return new GatePassed(
        c.session(), state.step(), rules, gate.people(), c.reason(), c.by(), c.at());
  }

  static List<SessionEvent> close(SessionState state, CloseSession c) {
    if (state.roleOf(c.by()) == ParticipantRole.FACILITATOR
        && state.status() == SessionStatus.CLOSED) return List.of();
    CLOSE.mustBePossible(state, c.by());
    if (!state.timeline().isAtTheEnd() && c.reason() == null)
      throw new RuleViolationException(CLOSING_BEFORE_LEARNING_NEEDS_A_REASON);
    return List.of(
        new SessionClosed(
            c.session(), state.origin(), statistics(state, c.at()), c.reason(), c.by(), c.at()));
  }

  /** What the session itself knows of its own course, at the end. */
  static Statistics statistics(SessionState state, Instant closing) {
    var roster = state.roster();
    var counters = state.counters();
    var agreed =
        state.turns().stream()
            .map(ClientTurn::consultedOnAgreement)
            .filter(Objects::nonNull)
            .toList();
    boolean contractAccepted = !agreed.isEmpty() && !agreed.contains(false);
    return new Statistics(
        roster.clients().stream()
            .filter(c -> c.pass() <= state.timeline().consultationsHeld())
            .map(Roster.TurnClient::client)
            .distinct()
            .toList(),
        counters.openedAt() == null ? closing : counters.openedAt(),
        roster.seats().stream().map(s -> presence(s, roster)).toList(),
        state.timeline().steps().stream()
            .filter(s -> s.startedAt() != null)
            .map(
                s ->
                    new StepDuration(
                        s.key(),
                        s.plannedMinutes(),
                        Math.round(s.ranAt(closing).toSeconds() / 60.0)))
            .toList(),
        contractAccepted,
        contractAccepted && counters.clientSilent(),
        counters.counted());
  }

  private static Presence presence(Participant seat, Roster roster) {
    var unmarked =
        seat.signatures().isEmpty() && seat.active().isEmpty()
            ? AttendanceStatus.ABSENT
            : AttendanceStatus.PRESENT;
    return new Presence(
        seat.member(),
        seat.attendance() == null ? unmarked : seat.attendance(),
        roster.hasSigned(seat));
  }
}

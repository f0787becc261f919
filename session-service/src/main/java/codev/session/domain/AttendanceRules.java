package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import java.util.List;

/** Rules of attendance: marked by the facilitator, signed by each participant. */
final class AttendanceRules {
  private AttendanceRules() {}

  static List<SessionEvent> mark(SessionState state, MarkAttendance c) {
    var isMarked = state.roster().isMarked(c.member(), c.status());
    if (state.roleOf(c.by()) == ParticipantRole.FACILITATOR && isMarked) return List.of();
    MARK_ATTENDANCE.mustBePossible(state, c.by());
    if (!state.roster().hasMember(c.member()))
      throw new RuleViolationException(UNKNOWN_MEMBER, c.member());
    return List.of(
        new AttendanceMarked(
            c.session(), state.origin(), c.member(), c.status(), c.reason(), c.by(), c.at()));
  }

  static List<SessionEvent> sign(SessionState state, SignAttendance c) {
    SIGN.mustBePossible(state, c.by());
    var roster = state.roster();
    if (roster.isMarked(c.by(), AttendanceStatus.ABSENT))
      throw new RuleViolationException(MARKED_ABSENT);
    var halfDay = c.halfDay() == null ? lastBegun(roster, c) : begun(roster, c.halfDay(), c);
    return roster.seatOf(c.by()).hasSigned(halfDay)
        ? List.of()
        : List.of(new AttendanceSigned(c.session(), state.origin(), halfDay, c.by(), c.at()));
  }

  private static HalfDay lastBegun(Roster roster, SignAttendance c) {
    var begun = roster.begunAt(c.at());
    if (begun.isEmpty()) throw new RuleViolationException(HALF_DAY_HAS_NOT_BEGUN);
    return begun.getLast().halfDay();
  }

  private static HalfDay begun(Roster roster, HalfDay halfDay, SignAttendance c) {
    if (roster.slots().stream().noneMatch(s -> s.halfDay() == halfDay))
      throw new RuleViolationException(NOT_A_HALF_DAY_OF_THIS_SESSION, halfDay);
    if (roster.begunAt(c.at()).stream().noneMatch(s -> s.halfDay() == halfDay))
      throw new RuleViolationException(HALF_DAY_HAS_NOT_BEGUN);
    return halfDay;
  }
}

package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.Attendance;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.RuleViolationException;
import org.axonframework.commandhandling.CommandHandler;

/** Who is there: marked by the facilitator, signed by each. */
final class AttendanceRules {
  private final Standing standing;

  AttendanceRules(Standing standing) {
    this.standing = standing;
  }

  @CommandHandler
  void mark(MarkAttendance c) {
    var marked = standing.roster().isMarked(c.member(), c.status());
    if (standing.isSoForTheFacilitator(marked, c)) return;
    standing.require(MARK_ATTENDANCE, c);
    if (!standing.roster().hasMember(c.member()))
      throw new RuleViolationException(UNKNOWN_MEMBER, c.member());
    standing.apply(
        new AttendanceMarked(
            c.session(), standing.origin(), c.member(), c.status(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void sign(SignAttendance c) {
    standing.require(SIGN, c);
    if (standing.roster().isMarked(c.by(), Attendance.ABSENT))
      throw new RuleViolationException(MARKED_ABSENT);
    var halfDay = c.halfDay() == null ? lastBegun(c) : begun(c.halfDay(), c);
    if (!standing.roster().seatOf(c.by()).hasSigned(halfDay))
      standing.apply(new AttendanceSigned(c.session(), standing.origin(), halfDay, c.by(), c.at()));
  }

  private HalfDay lastBegun(SignAttendance c) {
    var begun = standing.roster().begunAt(c.at());
    if (begun.isEmpty()) throw new RuleViolationException(HALF_DAY_HAS_NOT_BEGUN);
    return begun.getLast().halfDay();
  }

  private HalfDay begun(HalfDay halfDay, SignAttendance c) {
    var roster = standing.roster();
    if (roster.sittings().stream().noneMatch(s -> s.halfDay() == halfDay))
      throw new RuleViolationException(NOT_A_HALF_DAY_OF_THIS_SESSION, halfDay);
    if (roster.begunAt(c.at()).stream().noneMatch(s -> s.halfDay() == halfDay))
      throw new RuleViolationException(HALF_DAY_HAS_NOT_BEGUN);
    return halfDay;
  }
}

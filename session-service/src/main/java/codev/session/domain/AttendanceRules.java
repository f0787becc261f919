package codev.session.domain;

import static codev.session.domain.Activity.*;
import static codev.session.domain.Reason.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import org.axonframework.commandhandling.CommandHandler;

/** Who is there: marked by the facilitator, signed by each. */
final class AttendanceRules {
  private final Standing standing;

  AttendanceRules(Standing standing) {
    this.standing = standing;
  }

  @CommandHandler
  void mark(MarkAttendance c) {
    standing.require(MARK_ATTENDANCE, c);
    if (!standing.roster().hasMember(c.member())) throw new Refused(UNKNOWN_MEMBER, c.member());
    if (!standing.roster().isMarked(c.member(), c.status()))
      standing.apply(
          new AttendanceMarked(c.session(), c.member(), c.status(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void sign(SignAttendance c) {
    standing.require(SIGN, c);
    if (!standing.roster().hasSigned(c.by()))
      standing.apply(new AttendanceSigned(c.session(), c.by(), c.at()));
  }
}

package codev.group.overview;

import codev.group.calendar.CalendarSession;
import codev.group.domain.MethodWarning;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import codev.group.rotation.MemberWithoutTurn.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Why a group needs attention, the most urgent reason first. */
public enum AttentionReason {
  /** A session was to be held and has not been. */
  OVERDUE,
  /** A session was put off and has no new date. */
  NEW_DATE,
  /** Nothing is planned. */
  NO_SESSION,
  /** The facilitator, or a member, is expected in two places. */
  CLASH,
  /** A member is in a group with their manager. */
  MANAGERS,
  /** Fewer than three members. */
  SIZE,
  /** Not qualified, or with too many groups. */
  FACILITATOR,
  CHARTER,
  /** A member has no session in which to be client, or others were client twice before. */
  ROTATION,
  /** Sessions too near, too far apart, on a holiday or outside the programme. */
  RHYTHM;

  /** A session that began yesterday may still be closed today. */
  private static final Duration OVERDUE_AFTER = Duration.ofDays(1);

  private static final Set<MethodWarning> OF_RHYTHM =
      EnumSet.of(
          MethodWarning.SESSION_OUTSIDE_PROGRAMME,
          MethodWarning.SESSION_ON_A_HOLIDAY,
          MethodWarning.LESS_THAN_THREE_WEEKS_APART,
          MethodWarning.MORE_THAN_FOUR_WEEKS_APART,
          MethodWarning.MORE_THAN_NINE_MONTHS_AFTER_THE_FIRST);

  /** A turn that nobody has taken away, only not planned. */
  private static final Set<Why> OF_ROTATION =
      EnumSet.of(Why.NO_SESSION_PLANNED, Why.JOINED_LATER, Why.PASSED_BY);

  /**
   * None once it has finished.
   *
   * @param inConflict whether one of its people is expected in two places
   */
  static Set<AttentionReason> of(
      GroupView group, GroupStage stage, boolean inConflict, Instant now) {
    var needs = EnumSet.noneOf(AttentionReason.class);
    if (stage == GroupStage.FINISHED) return needs;
    for (var caution : group.warnings()) needs.add(of(caution.key()));
    var toCome = group.sessions().all().stream().filter(CalendarSession::isToCome).toList();
    if (inConflict) needs.add(CLASH);
    if (group.sessions().next().isEmpty()) needs.add(NO_SESSION);
    if (!group.withoutCharter().isEmpty()) needs.add(CHARTER);
    if (!needs.contains(NO_SESSION) && lacksTurns(group)) needs.add(ROTATION);
    for (var session : toCome) {
      if (session.needsANewDate()) needs.add(NEW_DATE);
      else if (session.endsAt().plus(OVERDUE_AFTER).isBefore(now)) needs.add(OVERDUE);
      if (session.openWarnings().stream().anyMatch(OF_RHYTHM::contains)) needs.add(RHYTHM);
    }
    return needs;
  }

  private static boolean lacksTurns(GroupView group) {
    return !group.ledger().ahead().isEmpty()
        || group.notYetClient().stream().anyMatch(waiting -> OF_ROTATION.contains(waiting.why()));
  }

  private static AttentionReason of(MethodWarning caution) {
    return switch (caution) {
      case MEMBER_WITH_THEIR_MANAGER -> MANAGERS;
      case FEWER_THAN_THREE_MEMBERS -> SIZE;
      default -> FACILITATOR;
    };
  }
}

package codev.group.overview;

import codev.group.answers.ExpectedPresence;
import codev.group.calendar.CalendarSession;
import codev.group.domain.value.MethodWarning;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import codev.group.rotation.MemberWithoutTurn.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is to do in a group, once for each reason. */
final class GroupTasks {
  /** Later, people no longer know where to go. */
  private static final Duration PLACE_KNOWN_BEFORE = Duration.ofDays(14);

  private static final Set<MethodWarning> RHYTHM_WARNINGS =
      EnumSet.of(
          MethodWarning.SESSION_OUTSIDE_PROGRAMME,
          MethodWarning.SESSION_ON_A_HOLIDAY,
          MethodWarning.LESS_THAN_THREE_WEEKS_APART,
          MethodWarning.MORE_THAN_FOUR_WEEKS_APART,
          MethodWarning.MORE_THAN_NINE_MONTHS_AFTER_THE_FIRST);

  /** A turn that nobody has taken away, only not planned. */
  private static final Set<Cause> ROTATION_CAUSES =
      EnumSet.of(Cause.NO_SESSION_PLANNED, Cause.JOINED_LATER, Cause.PASSED_BY);

  private final GroupView group;
  private final Instant now;
  private final EnumMap<AttentionReason, GroupTask> tasks = new EnumMap<>(AttentionReason.class);

  private GroupTasks(GroupView group, Instant now) {
    this.group = group;
    this.now = now;
  }

  /**
   * The most urgent first; none once the group has finished.
   *
   * @param isWithoutFacilitator whether its facilitator has left the organisation
   * @param inConflict whether one of its people is expected in two places
   * @param tooFew who is expected in its next session, if these are too few
   */
  static List<GroupTask> of(
      GroupView group,
      GroupStage stage,
      boolean isWithoutFacilitator,
      boolean inConflict,
      @Nullable ExpectedPresence tooFew,
      Instant now) {
    if (stage == GroupStage.FINISHED) return List.of();
    var tasks = new GroupTasks(group, now);
    if (isWithoutFacilitator) tasks.add(AttentionReason.FACILITATOR_LEFT, null, 0);
    if (inConflict) tasks.add(AttentionReason.CLASH, null, 0);
    tasks.addThoseOfPeople();
    group.sessions().all().forEach(tasks::addThoseOf);
    group.sessions().nextExpected().ifPresent(next -> tasks.addThoseOfNext(next, tooFew));
    return List.copyOf(tasks.tasks.values());
  }

  private void addThoseOfPeople() {
    for (var warning : group.warnings()) add(reason(warning.key()), null, group.members().size());
    var withoutCharter = group.withoutCharter().size();
    if (withoutCharter > 0) add(AttentionReason.CHARTER, null, withoutCharter);
    if (group.sessions().next().isEmpty()) add(AttentionReason.NO_SESSION, null, 0);
    else addThoseOfTurns();
  }

  private void addThoseOfTurns() {
    var withoutTurn =
        group.notYetClient().stream()
            .filter(waiting -> ROTATION_CAUSES.contains(waiting.why()))
            .count();
    if (withoutTurn > 0 || !group.ledger().ahead().isEmpty())
      add(AttentionReason.ROTATION, null, (int) withoutTurn);
  }

  private void addThoseOf(CalendarSession session) {
    boolean isOverdue = session.isOverdue(now);
    if (isOverdue && session.begun()) add(AttentionReason.NOT_CLOSED, session, 0);
    if (!session.isToCome()) return;
    if (session.needsANewDate()) add(AttentionReason.NEW_DATE, session, 0);
    else if (isOverdue) add(AttentionReason.OVERDUE, session, 0);
    if (session.openWarnings().stream().anyMatch(RHYTHM_WARNINGS::contains))
      add(AttentionReason.RHYTHM, session, 0);
  }

  private void addThoseOfNext(CalendarSession next, @Nullable ExpectedPresence tooFew) {
    if (tooFew != null) add(AttentionReason.QUORUM, next, tooFew.atMost());
    boolean isNear =
        next.startsAt().isAfter(now) && next.startsAt().isBefore(now.plus(PLACE_KNOWN_BEFORE));
    if (isNear && !next.hasPlace()) add(AttentionReason.PLACE, next, 0);
  }

  /** Of several for one reason, the first: sessions come in order of time. */
  private void add(AttentionReason reason, @Nullable CalendarSession session, int count) {
    tasks.putIfAbsent(reason, new GroupTask(reason, group.id(), group.name(), session, count));
  }

  private static AttentionReason reason(MethodWarning warning) {
    return switch (warning) {
      case MEMBER_WITH_THEIR_MANAGER -> AttentionReason.MANAGERS;
      case FEWER_THAN_THREE_MEMBERS -> AttentionReason.SIZE;
      default -> AttentionReason.FACILITATOR;
    };
  }
}

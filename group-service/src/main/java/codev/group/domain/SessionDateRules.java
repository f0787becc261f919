package codev.group.domain;

import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rhythm of a group: a session every 3 or 4 weeks, inside 6 to 9 months. Days are those of UTC:
 * a session is a matter of hours in daylight, the rhythm one of weeks.
 *
 * @param days when the group already meets
 * @param postponed those days, and the new one, to which a holiday has put a session off: the
 *     longer interval before them needs no second warning
 */
record SessionDateRules(NavigableSet<LocalDate> days, Set<LocalDate> postponed) {
  private static final int THREE_WEEKS = 7 * ProgrammeSettings.FEWEST_WEEKS;
  private static final int FOUR_WEEKS = 7 * ProgrammeSettings.MOST_WEEKS;

  /** Years beyond these are typing errors, and not every calendar program supports them. */
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  /** As they are for a session among the others that are not cancelled. */
  static SessionDateRules around(
      SessionId session, Collection<PlannedSession> planned, Set<LocalDate> postponed) {
    var days =
        planned.stream()
            .filter(other -> other.stage() != PlannedSession.Stage.CANCELLED)
            .filter(other -> !other.plan().session().equals(session))
            .map(other -> day(other.startsAt()))
            .collect(Collectors.toCollection(TreeSet::new));
    return new SessionDateRules(days, postponed);
  }

  static void check(LocalDate day) {
    if (day.isBefore(EARLIEST) || day.isAfter(LATEST))
      throw new RuleViolationException(RuleViolation.OUT_OF_TIME);
  }

  static void check(Instant instant) {
    if (instant.isBefore(EARLIEST.atStartOfDay().toInstant(ZoneOffset.UTC))
        || instant.isAfter(LATEST.atStartOfDay().toInstant(ZoneOffset.UTC)))
      throw new RuleViolationException(RuleViolation.OUT_OF_TIME);
  }

  static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** What the method advises against if the group also met on this day. */
  List<MethodWarning> warnings(LocalDate day, ProgrammeSettings settings) {
    var warnings = new ArrayList<MethodWarning>();
    if (!settings.contains(day)) warnings.add(MethodWarning.SESSION_OUTSIDE_PROGRAMME);
    if (settings.isHoliday(day)) warnings.add(MethodWarning.SESSION_ON_A_HOLIDAY);
    if (isTooClose(days.floor(day), day) || isTooClose(day, days.ceiling(day)))
      warnings.add(MethodWarning.LESS_THAN_THREE_WEEKS_APART);
    if (isTooFar(days.lower(day), day) || isTooFar(day, days.higher(day)))
      warnings.add(MethodWarning.MORE_THAN_FOUR_WEEKS_APART);
    if (!days.isEmpty() && day.isAfter(days.first().plusMonths(9)))
      warnings.add(MethodWarning.MORE_THAN_NINE_MONTHS_AFTER_THE_FIRST);
    return warnings;
  }

  private static boolean isTooClose(@Nullable LocalDate before, @Nullable LocalDate after) {
    return before != null && after != null && before.until(after, ChronoUnit.DAYS) < THREE_WEEKS;
  }

  private boolean isTooFar(@Nullable LocalDate before, @Nullable LocalDate after) {
    return before != null
        && after != null
        && !postponed.contains(after)
        && before.until(after, ChronoUnit.DAYS) > FOUR_WEEKS;
  }
}

package codev.session.audit;

import codev.infra.web.audittrail.AuditTrailQuery;
import codev.infra.web.paging.RequestedDays;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for; an absent criterion admits all.
 *
 * @param from first day
 * @param to last day
 * @param person who did it, or whom it concerned
 * @param what an event's name in the API, a kind such as {@code kind:STEPS}, or {@code decisions}:
 *     whatever was given a reason
 */
record AuditTrailCriteria(
    LocalDate from,
    LocalDate to,
    @Nullable Username person,
    @Nullable UUID programme,
    @Nullable UUID group,
    @Nullable String what) {
  static final String DECISIONS = "decisions";

  AuditTrailCriteria {
    RequestedDays.check(from, to, AuditTrailQuery.MOST_DAYS);
  }

  List<String> days() {
    return from.datesUntil(to.plusDays(1)).map(LocalDate::toString).toList();
  }

  /** The same, of so many days up to the last. */
  AuditTrailCriteria ofDays(int days) {
    return new AuditTrailCriteria(to.minusDays(days - 1L), to, person, programme, group, what);
  }

  boolean admits(AuditTrail trail) {
    return (programme == null || trail.programme().equals(programme.toString()))
        && (group == null || trail.group().equals(group.toString()));
  }

  boolean admits(AuditLine line) {
    return isIn(LocalDate.parse(line.day()))
        && (person == null || line.people().anyMatch(person::equals))
        && (what == null || admits(what, line));
  }

  private static boolean admits(String what, AuditLine line) {
    return what.equals(DECISIONS)
        ? line.subject().isReasoned()
        : AuditKind.of(what)
            .map(kind -> kind.events().contains(line.what()))
            .orElse(what.equals(line.what()));
  }

  private boolean isIn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}

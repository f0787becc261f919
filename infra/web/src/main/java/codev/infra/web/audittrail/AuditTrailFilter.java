package codev.infra.web.audittrail;

import codev.infra.web.problem.MalformedRequestException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for; an absent criterion admits all.
 *
 * @param from first day
 * @param to last day
 * @param person user name of who did it, or whom it concerns
 * @param what an event's stored name, or {@code decisions}: whatever was given a reason
 */
record AuditTrailFilter(
    LocalDate from,
    LocalDate to,
    @Nullable String person,
    @Nullable UUID group,
    @Nullable String what) {
  static final String DECISIONS = "decisions";

  /** Five years and a little. */
  static final int MOST_DAYS = 1_830;

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9999;

  AuditTrailFilter {
    if (from.isAfter(to)) throw new MalformedRequestException("from", "security.from-after-to");
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS)
      throw new MalformedRequestException("from", "security.too-many-days", MOST_DAYS);
  }

  /**
   * Of a request.
   *
   * @param from null: as early as is looked for at once
   */
  static AuditTrailFilter of(
      @Nullable LocalDate from,
      LocalDate to,
      @Nullable String person,
      @Nullable UUID group,
      @Nullable String what) {
    var last = possible("to", to);
    return new AuditTrailFilter(
        from == null ? last.minusDays(MOST_DAYS - 1L) : possible("from", from),
        last,
        person,
        group,
        what);
  }

  private static LocalDate possible(String field, LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)
      throw new MalformedRequestException(field, "security.impossible-day");
    return day;
  }

  /** The keys of lines of some of the days, by the criterion that the fewest lines have. */
  List<String> keys(LocalDate first, LocalDate last) {
    var criterion = criteria().findFirst().orElse("");
    return first.datesUntil(last.plusDays(1)).map(day -> AuditLine.key(day, criterion)).toList();
  }

  boolean admits(AuditLine line) {
    return criteria().allMatch(line::has);
  }

  private Stream<String> criteria() {
    return Stream.of(
            Stream.ofNullable(person).map(AuditLine::ofPerson),
            Stream.ofNullable(group).map(AuditLine::ofGroup),
            Stream.ofNullable(what)
                .map(one -> one.equals(DECISIONS) ? DECISIONS : AuditLine.ofType(one)))
        .flatMap(some -> some);
  }
}

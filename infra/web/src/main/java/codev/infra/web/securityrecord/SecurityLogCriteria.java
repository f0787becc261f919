package codev.infra.web.securityrecord;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.paging.RequestedDays;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the security log are asked for.
 *
 * @param from first day
 * @param to last day; at most {@value #MOST_DAYS} days are asked for at a time
 * @param username null: everybody's
 * @param kind null: all
 */
public record SecurityLogCriteria(
    LocalDate from, LocalDate to, @Nullable String username, @Nullable SecurityEvent kind) {
  /** Days that are shown unless others are named. */
  public static final int USUAL_DAYS = 7;

  /** A year. */
  public static final int MOST_DAYS = 366;

  /** Of a request: the last week unless it names days. */
  public static SecurityLogCriteria of(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String username,
      @Nullable SecurityEvent kind,
      LocalDate today) {
    var last = RequestedDays.possible("to", to == null ? today : to);
    var first =
        RequestedDays.possible("from", from == null ? last.minusDays(USUAL_DAYS - 1L) : from);
    RequestedDays.check(first, last, MOST_DAYS);
    return new SecurityLogCriteria(first, last, username, kind);
  }

  /** The keys of lines of some of the days. */
  List<String> keys(LocalDate first, LocalDate last) {
    return first
        .datesUntil(last.plusDays(1))
        .map(day -> SecurityLogRow.key(day, kind, username))
        .toList();
  }

  /** The days before these, as many. */
  public SecurityLogCriteria earlier() {
    var last = from.minusDays(1);
    var first = last.minusDays(ChronoUnit.DAYS.between(from, to));
    return new SecurityLogCriteria(first, last, username, kind);
  }

  /** The days after these, as many, but none that are still to come; null if there are none. */
  @Nullable SecurityLogCriteria later(LocalDate today) {
    if (!to.isBefore(today)) return null;
    var last = to.plusDays(1 + ChronoUnit.DAYS.between(from, to));
    return new SecurityLogCriteria(
        to.plusDays(1), last.isAfter(today) ? today : last, username, kind);
  }
}

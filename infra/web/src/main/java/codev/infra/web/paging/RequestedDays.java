package codev.infra.web.paging;

import codev.infra.web.problem.MalformedRequestException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Which days may be asked for: of a day that can be meant, and so many at a time. */
public final class RequestedDays {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9999;

  private RequestedDays() {}

  /**
   * A day of a request.
   *
   * @param field in which it is named
   */
  public static LocalDate possible(String field, LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)
      throw new MalformedRequestException(field, "security.impossible-day");
    return day;
  }

  /**
   * Refuses days in the wrong order, and too many.
   *
   * @param from first day
   * @param to last day
   * @param maxDays how many days may be asked for, both of these among them
   */
  public static void check(LocalDate from, LocalDate to, int maxDays) {
    if (from.isAfter(to)) throw new MalformedRequestException("from", "security.from-after-to");
    if (ChronoUnit.DAYS.between(from, to) >= maxDays)
      throw new MalformedRequestException("from", "security.too-many-days", maxDays);
  }
}

package codev.infra.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Reads times and days of requests (ISO 8601). Those of years that have more than four digits, or
 * none, cannot be meant: no store keeps them, and a day after the last one is no day.
 */
final class RequestTimeParser {
  private static final int LAST_YEAR = 9999;

  private RequestTimeParser() {}

  /**
   * @throws DateTimeException if it is none
   */
  static Instant instant(String text) {
    var instant = Instant.parse(text);
    check(instant.atOffset(ZoneOffset.UTC).getYear(), text);
    return instant;
  }

  /**
   * @throws DateTimeException if it is none
   */
  static LocalDate day(String text) {
    var day = LocalDate.parse(text);
    check(day.getYear(), text);
    return day;
  }

  private static void check(int year, String text) {
    if (year < 1 || year > LAST_YEAR) throw new DateTimeException(text + " cannot be meant");
  }
}

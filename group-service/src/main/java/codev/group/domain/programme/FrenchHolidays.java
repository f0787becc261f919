package codev.group.domain.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The public holidays of France (Code du travail, article L3133-1). */
public final class FrenchHolidays {
  /** Years beyond these are typing errors. */
  private static final int FIRST_YEAR = 2000;

  private static final int LAST_YEAR = 2199;

  private FrenchHolidays() {}

  /** In the years from 2000 to 2199. */
  public static List<LocalDate> between(LocalDate first, LocalDate last) {
    return IntStream.rangeClosed(
            Math.max(first.getYear(), FIRST_YEAR), Math.min(last.getYear(), LAST_YEAR))
        .boxed()
        .flatMap(FrenchHolidays::of)
        .filter(day -> !day.isBefore(first) && !day.isAfter(last))
        .toList();
  }

  private static Stream<LocalDate> of(int year) {
    var easter = easter(year);
    return Stream.of(
        LocalDate.of(year, 1, 1),
        easter.plusDays(1),
        LocalDate.of(year, 5, 1),
        LocalDate.of(year, 5, 8),
        easter.plusDays(39),
        easter.plusDays(50),
        LocalDate.of(year, 7, 14),
        LocalDate.of(year, 8, 15),
        LocalDate.of(year, 11, 1),
        LocalDate.of(year, 11, 11),
        LocalDate.of(year, 12, 25));
  }

  /** Meeus, Jones and Butcher (Nature, 1876). */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}

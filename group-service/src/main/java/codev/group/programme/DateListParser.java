package codev.group.programme;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses a list of dates as people write them: 2027-05-01 or 01/05/2027. */
final class DateListParser {
  private static final DateTimeFormatter FRENCH =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private DateListParser() {}

  /**
   * @throws DateTimeParseException with the text of what is no day
   */
  static List<LocalDate> read(@Nullable String text) {
    if (text == null) return List.of();
    return Arrays.stream(text.split("[\\s,;]+"))
        .filter(day -> !day.isEmpty())
        .map(DateListParser::day)
        .toList();
  }

  private static LocalDate day(String text) {
    return text.contains("/") ? LocalDate.parse(text, FRENCH) : LocalDate.parse(text);
  }
}

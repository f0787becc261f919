package codev.infra.web;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.format.Formatter;

/** Days of forms and queries, in ISO 8601 whatever the language. */
final class DayFormatter implements Formatter<LocalDate> {
  @Override
  public LocalDate parse(String text, Locale locale) {
    return RequestTimeParser.day(text);
  }

  @Override
  public String print(LocalDate day, Locale locale) {
    return day.toString();
  }
}

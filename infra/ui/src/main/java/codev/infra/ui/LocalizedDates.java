package codev.infra.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Formats dates in the reader's language: in French the first of a month is its {@code 1er},
 * English without a country is British.
 */
public final class LocalizedDates {
  private LocalizedDates() {}

  /** {@code 1er janvier 2027}, {@code 1 January 2027}. */
  public static String day(LocalDate day, Locale language) {
    return format(day, DateTimeFormatter.ofPattern("d MMMM yyyy", region(language)), language);
  }

  /** The same where there is little room: {@code 1er janv. 2027}. */
  public static String shortDay(LocalDate day, Locale language) {
    return format(day, DateTimeFormatter.ofPattern("d MMM yyyy", region(language)), language);
  }

  /** The same with the day of the week. */
  public static String fullDay(LocalDate day, Locale language) {
    return day(day, FormatStyle.FULL, language);
  }

  /** In the style that a document or an e-mail needs, with the day of the week or without. */
  public static String day(TemporalAccessor day, FormatStyle style, Locale language) {
    return format(
        day, DateTimeFormatter.ofLocalizedDate(style).withLocale(region(language)), language);
  }

  /** The time of day, with 24 hours: {@code 20 h 45}, {@code 20:45}. */
  public static String time(TemporalAccessor time, Locale language) {
    var format =
        language.getLanguage().equals("fr")
            ? DateTimeFormatter.ofPattern("H'\u00a0h\u00a0'mm", language)
            : DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(region(language));
    return format.format(time);
  }

  /** A reading of a clock at a place, with seconds: {@code 1er janv. 2027, 20:45:03}. */
  public static String moment(Instant moment, ZoneId zone, Locale language) {
    var local = moment.atZone(zone);
    return shortDay(local.toLocalDate(), language)
        + ", "
        + DateTimeFormatter.ofPattern("HH:mm:ss", region(language)).format(local);
  }

  /** Whose clocks a place has: {@code heure d’Europe centrale}. */
  public static String zone(ZoneId zone, Locale language) {
    return zone.getDisplayName(TextStyle.FULL, region(language));
  }

  private static Locale region(Locale language) {
    return language.equals(Locale.ENGLISH) ? Locale.UK : language;
  }

  private static String format(TemporalAccessor day, DateTimeFormatter format, Locale language) {
    var formatted = format.format(day);
    boolean isOrdinal =
        language.getLanguage().equals("fr") && day.get(ChronoField.DAY_OF_MONTH) == 1;
    return isOrdinal ? formatted.replaceFirst("\\b1\\b", "1er") : formatted;
  }
}

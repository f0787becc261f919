package codev.learning.outcomes.charts;

import codev.infra.ui.LocalizedDates;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Formats figures in the viewer's language. */
public final class FigureFormatter {
  private static final int IN_A_HUNDRED = 100;
  private static final int IN_AN_HOUR = 60;

  /** As people read it; programs and forms have the hyphen. */
  private static final char MINUS_SIGN = '\u2212';

  private final MessageSource messages;
  private final Locale locale;
  private final DecimalFormat numbers;

  public FigureFormatter(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
    var symbols = DecimalFormatSymbols.getInstance(locale);
    symbols.setMinusSign(MINUS_SIGN);
    numbers = new DecimalFormat("#,##0.##", symbols);
  }

  /** A message. */
  public String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** A label that is a sentence, without its full stop. */
  public static String quoted(String label) {
    return label.endsWith(".") ? label.substring(0, label.length() - 1) : label;
  }

  public boolean isFrench() {
    return locale.getLanguage().equals(Locale.FRENCH.getLanguage());
  }

  /** What is rounded to nought has no sign. */
  public String number(Number value) {
    return unsignedNought(numbers, value);
  }

  private static String unsignedNought(NumberFormat format, Number value) {
    var text = format.format(value);
    return text.equals(format.format(-0.0)) ? format.format(0) : text;
  }

  /** With its unit, e.g. {@code 4,2 sur 5} or {@code 83 %}. */
  public String value(double value, Unit unit) {
    if (unit == Unit.HOURS) return hours(value);
    var rounded =
        switch (unit) {
          case SHARE -> Math.round(value * IN_A_HUNDRED);
          case POINTS -> Math.round(value);
          default -> value;
        };
    var sign =
        unit == Unit.CHANGE_OF_CONFIDENCE
            || unit == Unit.CHANGE_ON_OWN_SCALE
            || unit == Unit.POINTS;
    var shown = number(rounded);
    var plus = sign && value > 0 && !shown.equals(number(0)) ? "+" : "";
    return text("outcomes.value-in." + unit, plus + shown, amount(rounded));
  }

  /** As a form has it: without grouping, which one language writes as another does decimals. */
  public String formValue(double value) {
    var plain = NumberFormat.getNumberInstance(locale);
    plain.setMaximumFractionDigits(2);
    plain.setGroupingUsed(false);
    return unsignedNought(plain, value);
  }

  /** A target as people have written it: a share with its decimals. */
  public String target(double value, Unit unit) {
    return unit == Unit.SHARE
        ? text("outcomes.value-in." + unit, number(value * IN_A_HUNDRED))
        : value(value, unit);
  }

  /** What a value is short of a target, both as they are shown; of a share or a scale in points. */
  public String missing(double target, double value, @Nullable Unit unit) {
    if (unit == null) return number(target - value);
    return switch (unit) {
      case SHARE -> points(target * IN_A_HUNDRED - Math.round(value * IN_A_HUNDRED));
      case AGREEMENT, CONFIDENCE, EFFECT, OWN_SCALE -> points(target - value);
      case CHANGE_OF_CONFIDENCE, CHANGE_ON_OWN_SCALE, POINTS -> points(target - value);
      case GINI, DAYS, HOURS, PEOPLE, NUMBER -> value(target - value, unit);
    };
  }

  private String points(double missing) {
    var amount = amount(missing);
    return text("outcomes.value-in." + Unit.POINTS, number(amount), amount);
  }

  /** By which a unit is in the singular or the plural: without a sign, rounded as it is shown. */
  private static double amount(double shown) {
    return Math.round(Math.abs(shown) * IN_A_HUNDRED) / (double) IN_A_HUNDRED;
  }

  /** For a table, whose headings state most units: with those that change number or sign. */
  public String tableValue(double value, @Nullable Unit unit) {
    if (unit == null) return number(value);
    return switch (unit) {
      case SHARE, HOURS, POINTS, CHANGE_OF_CONFIDENCE, CHANGE_ON_OWN_SCALE -> value(value, unit);
      case AGREEMENT, CONFIDENCE, EFFECT, OWN_SCALE, GINI, DAYS, PEOPLE, NUMBER -> number(value);
    };
  }

  /** The confidence interval of a figure in brackets; empty where it has none. */
  public String interval(Figure figure) {
    return figure.low() == null || figure.high() == null
        ? ""
        : text("outcomes.interval", number(figure.low()), number(figure.high()));
  }

  private String hours(double value) {
    return duration(Math.round(value * IN_AN_HOUR));
  }

  /** In hours and minutes. */
  public String duration(long minutes) {
    return minutes % IN_AN_HOUR == 0
        ? text("outcomes.value-in." + Unit.HOURS, number(minutes / IN_AN_HOUR))
        : text(
            "outcomes.value-in.HOURS_AND_MINUTES",
            number(minutes / IN_AN_HOUR),
            minutes % IN_AN_HOUR);
  }

  public String day(LocalDate day) {
    return LocalizedDates.day(day, FormatStyle.LONG, locale);
  }

  /** In full, as in a sentence. */
  public String fullMonth(YearMonth month) {
    return DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(month);
  }

  /** Short, as an axis has room for it. */
  public String month(String month) {
    return DateTimeFormatter.ofPattern("MMM yy", locale).format(YearMonth.parse(month));
  }
}

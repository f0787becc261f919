package codev.infra.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A localised date")
class LocalizedDatesTest {
  private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

  @Test
  @DisplayName("in French the first day of a month, and only it, is an ordinal")
  void the_first_of_a_month_in_french() {
    assertThat(LocalizedDates.day(FIRST, Locale.FRENCH)).isEqualTo("1er janvier 2027");
    assertThat(LocalizedDates.shortDay(FIRST, Locale.FRENCH)).isEqualTo("1er janv. 2027");
    assertThat(LocalizedDates.day(FIRST, FormatStyle.LONG, Locale.FRENCH))
        .isEqualTo("1er janvier 2027");
    assertThat(LocalizedDates.day(FIRST, FormatStyle.FULL, Locale.FRENCH))
        .isEqualTo("vendredi 1er janvier 2027");
    for (var other : new int[] {2, 11, 21, 31})
      assertThat(LocalizedDates.day(FIRST.withDayOfMonth(other), Locale.FRENCH))
          .isEqualTo(other + " janvier 2027");
  }

  @Test
  @DisplayName("in French the hour and the minutes are separated by h")
  void french_times() {
    assertThat(LocalizedDates.time(LocalTime.of(20, 45), Locale.FRENCH))
        .isEqualTo("20\u00a0h\u00a045");
    assertThat(LocalizedDates.time(LocalTime.of(9, 5), Locale.FRENCH))
        .isEqualTo("9\u00a0h\u00a005");
  }

  @Test
  @DisplayName("of a moment it is the one at the place, with the time that its clocks show")
  void a_moment_at_a_place() {
    var moment = Instant.parse("2026-12-31T23:05:09Z");
    var paris = ZoneId.of("Europe/Paris");
    assertThat(LocalizedDates.moment(moment, paris, Locale.FRENCH))
        .isEqualTo("1er janv. 2027, 00:05:09");
    assertThat(LocalizedDates.moment(moment, paris, Locale.ENGLISH))
        .isEqualTo("1 Jan 2027, 00:05:09");
    assertThat(LocalizedDates.zone(paris, Locale.FRENCH)).contains("Europe centrale");
    assertThat(LocalizedDates.zone(paris, Locale.ENGLISH)).contains("Central European");
  }

  @Test
  @DisplayName("in English it is a day like any other")
  void in_english() {
    assertThat(LocalizedDates.day(FIRST, Locale.ENGLISH)).isEqualTo("1 January 2027");
    assertThat(LocalizedDates.day(FIRST, FormatStyle.LONG, Locale.ENGLISH))
        .isEqualTo("1 January 2027");
  }

  @Test
  @DisplayName("English is British: the day before the month, and 24 hours")
  void english_is_british() {
    assertThat(LocalizedDates.fullDay(FIRST, Locale.ENGLISH)).isEqualTo("Friday, 1 January 2027");
    assertThat(LocalizedDates.day(FIRST, FormatStyle.SHORT, Locale.ENGLISH))
        .isEqualTo("01/01/2027");
    assertThat(LocalizedDates.time(LocalTime.of(20, 45), Locale.ENGLISH)).isEqualTo("20:45");
  }
}

package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un jour se dit comme on le dit")
class LocalizedDatesTest {
  private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

  @Test
  @DisplayName("en français, le premier du mois est le 1er, et lui seul")
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
  @DisplayName("en anglais, il est un jour comme les autres")
  void in_english() {
    assertThat(LocalizedDates.day(FIRST, Locale.ENGLISH)).isEqualTo("1 January 2027");
    assertThat(LocalizedDates.day(FIRST, FormatStyle.LONG, Locale.ENGLISH))
        .isEqualTo("January 1, 2027");
  }
}

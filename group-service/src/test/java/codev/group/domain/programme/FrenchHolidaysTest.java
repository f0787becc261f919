package codev.group.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Les jours fériés français")
class FrenchHolidaysTest {
  @ParameterizedTest
  @ValueSource(strings = {"2024-04-01", "2025-04-21", "2026-04-06", "2027-03-29", "2038-04-26"})
  @DisplayName("comptent le lundi de Pâques, qui change chaque année")
  void easter_monday(LocalDate monday) {
    assertThat(FrenchHolidays.between(monday, monday)).containsExactly(monday);
  }

  @Test
  @DisplayName("sont onze par an, dont ceux qui ne bougent pas")
  void eleven_a_year() {
    var year = FrenchHolidays.between(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31));
    assertThat(year).hasSize(11).contains(LocalDate.of(2027, Month.JULY, 14));
  }

  @Test
  @Timeout(10)
  @DisplayName("d’une année absurde ne sont pas calculés")
  void not_of_absurd_years() {
    assertThat(FrenchHolidays.between(LocalDate.of(2199, 12, 1), LocalDate.MAX))
        .containsExactly(LocalDate.of(2199, 12, 25));
    assertThat(FrenchHolidays.between(LocalDate.MIN, LocalDate.of(2000, 1, 1)))
        .containsExactly(LocalDate.of(2000, 1, 1));
  }

  @Test
  @DisplayName("s’arrêtent aux bornes du programme")
  void within_the_programme() {
    assertThat(FrenchHolidays.between(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 31)))
        .containsExactly(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
  }
}

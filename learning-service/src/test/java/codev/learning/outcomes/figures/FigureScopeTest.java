package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.survey.ProgrammePeriod;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.FigureScope.Suppression;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui est dit d’un chiffre qui n’est pas affiché")
class FigureScopeTest {
  private static final LocalDate LAST_DAY = LocalDate.parse("2027-05-26");
  private static final ProgrammePeriod PERIOD =
      new ProgrammePeriod(LocalDate.parse("2026-09-26"), LAST_DAY);

  @Test
  @DisplayName("c’est qu’il est trop tôt, jusqu’au dernier jour du programme")
  void is_that_it_is_too_early_until_the_last_day() {
    assertThat(of(PERIOD, ObservationFilter.ALL, LAST_DAY)).isEqualTo(Suppression.TOO_EARLY);
    assertThat(of(PERIOD, ObservationFilter.ALL, LAST_DAY.plusDays(1))).isEqualTo(Suppression.OVER);
    assertThat(of(null, ObservationFilter.ALL, LAST_DAY)).isEqualTo(Suppression.TOO_EARLY);
  }

  @Test
  @DisplayName("c’est qu’il est d’une partie, dont nul ne sait si elle sera affichée un jour")
  void is_that_it_is_of_a_part() {
    var month = ObservationFilter.between(LAST_DAY.minusDays(30), LAST_DAY);
    for (var day : List.of(LAST_DAY, LAST_DAY.plusDays(1)))
      assertThat(of(PERIOD, month, day)).isEqualTo(Suppression.OF_PART);
  }

  private static Suppression of(
      @Nullable ProgrammePeriod period, ObservationFilter filter, LocalDate today) {
    var programme =
        new ProgrammeFiguresView(
            "id", "P", List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), period);
    return FigureScope.of(programme, filter, today).suppression();
  }
}

package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.outcomes.Indicator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Chaque indicateur")
class IndicatorMeasuresTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("a la mesure dont il porte le nom")
  void has_the_measure_of_its_key(Indicator indicator) {
    assertThat(IndicatorMeasures.of(indicator).key()).isEqualTo(indicator.figure());
  }
}

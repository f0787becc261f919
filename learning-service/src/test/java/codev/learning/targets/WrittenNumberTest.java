package codev.learning.targets;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.report.ReportExamples;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Un nombre écrit sur la page")
class WrittenNumberTest {
  @ParameterizedTest
  @DisplayName("se lit comme on l’écrit en français ou en anglais")
  @CsvSource(
      delimiter = '|',
      value = {"4,5 | 4.5", "4.5|4.5", "80 %|80", "80\u202f%|80", "−1|-1", "5.|5", ".5|0.5"})
  void is_read(String written, BigDecimal number) {
    assertThat(WrittenNumber.parse(written).orElseThrow()).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @DisplayName("n’est pas un nombre s’il a un exposant, ou rien d’un nombre")
  @ValueSource(strings = {"", "-", ".", "quatre", "1.2.3", "1e-2147483647", "1e400", "1E2"})
  void is_none(String written) {
    assertThat(WrittenNumber.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("est attendu dans une plage qui s’écrit avec le signe moins")
  @CsvSource({"fr,doit être un nombre de −100 à 100", "en,must be a number from −100 to 100"})
  void is_expected_in_a_range(String language, String sentence) {
    assertThat(
            ReportExamples.sentences()
                .getMessage(
                    "targeting.outside-its-range",
                    new Object[] {-100.0, 100.0},
                    Locale.of(language)))
        .isEqualTo(sentence);
  }

  @Test
  @DisplayName("n’en est pas un non plus s’il a trop de chiffres")
  void has_too_many_digits() {
    assertThat(WrittenNumber.parse("1".repeat(1_000_000))).isEmpty();
  }
}

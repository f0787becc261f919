package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text in a cell of a CSV file")
class CsvCellTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+33 6", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "=a\nb", "＝1"})
  @DisplayName("is no formula, however it begins")
  void is_no_formula(String text) {
    assertThat(CsvCell.of(text)).isEqualTo("'" + text);
  }

  @Test
  @DisplayName("stays as it is otherwise, and is empty when there is none")
  void stays_as_it_is() {
    assertThat(CsvCell.of("Zoé = 1")).isEqualTo("Zoé = 1");
    assertThat(CsvCell.of(null)).isEmpty();
  }
}

package codev.learning.outcomes.charts;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.report.ReportExamples;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un chiffre")
class FigureFormatterTest {
  private static final FigureFormatter FRENCH =
      new FigureFormatter(ReportExamples.sentences(), Locale.FRENCH);
  private static final FigureFormatter ENGLISH =
      new FigureFormatter(ReportExamples.sentences(), Locale.UK);

  @Test
  @DisplayName("négatif se lit avec le signe moins, dans chaque langue")
  void is_read_with_a_minus_sign() {
    assertThat(FRENCH.value(-9, Unit.POINTS)).isEqualTo("−9 points");
    assertThat(ENGLISH.value(-9, Unit.POINTS)).isEqualTo("−9 points");
    assertThat(FRENCH.value(-0.25, Unit.CHANGE_OF_CONFIDENCE)).isEqualTo("−0,25 point");
    assertThat(ENGLISH.number(-1234.5)).isEqualTo("−1,234.5");
    assertThat(FRENCH.tableValue(-1.5, Unit.POINTS)).isEqualTo("−1,5");
  }

  @Test
  @DisplayName("positif et arrondi s'écrit comme avant")
  void keeps_its_digits_and_grouping() {
    assertThat(FRENCH.value(9, Unit.POINTS)).isEqualTo("+9 points");
    assertThat(FRENCH.number(1234.567)).isEqualTo("1\u202f234,57");
    assertThat(ENGLISH.number(0.5)).isEqualTo("0.5");
    assertThat(ENGLISH.number(12)).isEqualTo("12");
  }

  @Test
  @DisplayName("négatif garde le trait d'union dans un champ, qu'un programme lit")
  void keeps_the_hyphen_in_a_form() {
    assertThat(FRENCH.formValue(-1234.5)).isEqualTo("-1234,5");
    assertThat(ENGLISH.formValue(-1234.5)).isEqualTo("-1234.5");
  }
}

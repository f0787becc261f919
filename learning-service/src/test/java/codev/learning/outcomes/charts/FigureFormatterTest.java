package codev.learning.outcomes.charts;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.figures.Figure;
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
    assertThat(FRENCH.tableValue(-1.5, Unit.OWN_SCALE)).isEqualTo("−1,5");
  }

  @Test
  @DisplayName("qui s'arrondit à zéro n'a pas de signe, ni dans un champ")
  void has_no_sign_where_it_is_rounded_to_nought() {
    assertThat(FRENCH.number(-0.004)).isEqualTo("0");
    assertThat(FRENCH.number(-0.0)).isEqualTo("0");
    assertThat(FRENCH.number(-0.006)).isEqualTo("−0,01");
    assertThat(ENGLISH.tableValue(-0.004, Unit.OWN_SCALE)).isEqualTo("0");
    assertThat(FRENCH.value(-0.004, Unit.CHANGE_OF_CONFIDENCE)).isEqualTo("0 point");
    assertThat(FRENCH.value(0.004, Unit.CHANGE_OF_CONFIDENCE)).isEqualTo("0 point");
    assertThat(ENGLISH.value(-0.3, Unit.POINTS)).isEqualTo("0 points");
    assertThat(ENGLISH.value(0.3, Unit.POINTS)).isEqualTo("0 points");
    assertThat(ENGLISH.value(-0.004, Unit.SHARE)).isEqualTo("0%");
    assertThat(FRENCH.formValue(-0.004)).isEqualTo("0");
  }

  @Test
  @DisplayName("qui manque à une cible a une unité")
  void says_of_what_it_is_short() {
    assertThat(FRENCH.missing(4, 3.4, Unit.AGREEMENT)).isEqualTo("0,6 point");
    assertThat(ENGLISH.missing(4, 3.4, Unit.AGREEMENT)).isEqualTo("0.6 points");
    assertThat(FRENCH.missing(2, -0.5, Unit.CHANGE_OF_CONFIDENCE)).isEqualTo("2,5 points");
    assertThat(FRENCH.missing(0.8, 0.74, Unit.SHARE)).isEqualTo("6 points");
    assertThat(FRENCH.missing(12, 10, Unit.DAYS)).isEqualTo("2 jours");
    assertThat(ENGLISH.missing(12, 10.5, Unit.HOURS)).isEqualTo("1 h 30 min");
    assertThat(FRENCH.missing(40, 34, Unit.NUMBER)).isEqualTo("6");
  }

  @Test
  @DisplayName("s'écrit dans un tableau comme en tête de la page : arrondi, signe et unité")
  void is_written_in_a_table_as_elsewhere() {
    assertThat(FRENCH.tableValue(38.5, Unit.POINTS)).isEqualTo("+39 points");
    assertThat(ENGLISH.tableValue(-38.6, Unit.POINTS)).isEqualTo("−39 points");
    assertThat(FRENCH.tableValue(1.19, Unit.CHANGE_OF_CONFIDENCE)).isEqualTo("+1,19 point");
    assertThat(ENGLISH.tableValue(-0.5, Unit.CHANGE_ON_OWN_SCALE)).isEqualTo("−0.5 points");
    assertThat(FRENCH.tableValue(0.9, Unit.SHARE)).isEqualTo("90\u00a0%");
  }

  @Test
  @DisplayName("a sa marge entre crochets, avec le signe moins")
  void has_its_interval_in_brackets() {
    var changed =
        new Figure(
            SkillChangeMeasure.ALL,
            0.83,
            12,
            null,
            Unit.CHANGE_OF_CONFIDENCE,
            -0.14,
            1.8,
            null,
            null);
    assertThat(FRENCH.interval(changed)).isEqualTo("[−0,14\u202f; 1,8]");
    assertThat(ENGLISH.interval(changed)).isEqualTo("[−0.14 to 1.8]");
    assertThat(FRENCH.interval(Figure.of(SkillChangeMeasure.ALL, 0.83, 12))).isEmpty();
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

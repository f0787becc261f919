package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.Observation;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.Measure.AnswerRange;
import codev.learning.outcomes.figures.Measure.Calculation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un chiffre")
class FiguresTest {
  private static final MeasureId DAYS = ActionMeasure.DAYS_TO_DONE;
  private static final MeasureId ROTATION = SessionMeasure.ROTATION;
  private static final MeasureId CHANGE = new SkillChangeMeasure("C1");
  private static final LocalDate JANUARY = LocalDate.parse("2027-01-11");

  @Test
  @DisplayName("dit combien ont donné chaque réponse possible, aucune comprise")
  void tells_how_many_gave_each_answer() {
    var figure =
        Measure.mean(EvaluationMeasure.USEFUL, Unit.AGREEMENT, AnswerRange.AGREEMENT)
            .figure(seen(5, 5, 4, 2, 5));
    assertThat(figure.distribution())
        .containsExactly(
            new Figure.Share(1, 0),
            new Figure.Share(2, 1),
            new Figure.Share(3, 0),
            new Figure.Share(4, 1),
            new Figure.Share(5, 3));
  }

  @Test
  @DisplayName("médian n'est pas emporté par un cas extrême")
  void a_median_is_not_carried_away() {
    var days = new Measure(DAYS, DAYS, Calculation.MEDIAN, Unit.DAYS, null);
    assertThat(days.figure(seen(10, 300, 12, 14, 11)).value()).isEqualTo(12);
    assertThat(days.figure(seen(10, 12, 14, 300)).value()).isEqualTo(13);
  }

  @Test
  @DisplayName("de rotation compte chaque personne une fois, vue ou non comme client")
  void rotation_counts_each_person_once() {
    var rotation = new Measure(ROTATION, ROTATION, Calculation.SHARE_OF_PEOPLE, Unit.SHARE, null);
    var observations =
        List.of(
            of("alice", 0),
            of("alice", 1),
            of("alice", 0),
            of("bob", 0),
            of("carla", 1),
            of("david", 0));
    assertThat(rotation.figure(observations)).isEqualTo(Figure.of(ROTATION, 0.5, 4).in(Unit.SHARE));
  }

  @Test
  @DisplayName("de progression dit entre quelles bornes il se tient, à 95 %")
  void a_change_tells_its_interval() {
    var change = new Measure(CHANGE, CHANGE, Calculation.CHANGE, Unit.CHANGE_OF_CONFIDENCE, null);
    // mean 2, standard deviation 1.5811, t(4) = 2.7764: a margin of 1.96
    assertThat(change.figure(seen(0, 1, 2, 3, 4)))
        .returns(2.0, Figure::value)
        .returns(0.04, Figure::low)
        .returns(3.96, Figure::high);
  }

  @Test
  @DisplayName("de toutes les compétences a une marge, qui contient celle de leur moyenne")
  void the_change_of_all_skills_has_a_margin() {
    var random = new Random(29);
    for (int i = 0; i < 50; i++) {
      var first = random.ints(12, -2, 5).asDoubleStream().toArray();
      var second = random.ints(12, -2, 5).asDoubleStream().toArray();
      var ofBoth =
          IntStream.range(0, first.length).mapToDouble(p -> (first[p] + second[p]) / 2).toArray();
      var ofMeans = changed("C1", ofBoth);
      var all = FigureCalculator.changeOfAll(List.of(changed("C1", first), changed("C2", second)));
      assertThat(all.value()).isCloseTo(Objects.requireNonNull(ofMeans.value()), within(0.011));
      assertThat(all.low()).isLessThanOrEqualTo(Objects.requireNonNull(ofMeans.low()) + 0.011);
      assertThat(all.high()).isGreaterThanOrEqualTo(Objects.requireNonNull(ofMeans.high()) - 0.011);
    }
  }

  @Test
  @DisplayName("de toutes les compétences n’a pas de marge quand l’une d’elles n’en a pas")
  void the_change_of_all_skills_has_no_margin_without_theirs() {
    var bare = Figure.of(new SkillChangeMeasure("C2"), 1, 5).in(Unit.CHANGE_OF_CONFIDENCE);
    assertThat(FigureCalculator.changeOfAll(List.of(changed("C1", 0, 1, 2, 3, 4), bare)))
        .returns(1.5, Figure::value)
        .returns(null, Figure::low)
        .returns(null, Figure::high);
    assertThat(FigureCalculator.changeOfAll(List.of()).suppressed()).isTrue();
  }

  private static Figure changed(String skill, double... changes) {
    var id = new SkillChangeMeasure(skill);
    return new Measure(id, id, Calculation.CHANGE, Unit.CHANGE_OF_CONFIDENCE, null)
        .figure(seen(changes));
  }

  @Test
  @DisplayName("se suit de mois en mois, sans trou")
  void is_followed_month_by_month() {
    var observations =
        List.of(
            new Observation(Set.of("a"), Set.of(), "G", JANUARY.plusMonths(2), 1.0),
            new Observation(Set.of("b"), Set.of(), "G", JANUARY, 1.0));
    assertThat(MonthlySeries.months(observations))
        .containsExactly(YearMonth.of(2027, 1), YearMonth.of(2027, 2), YearMonth.of(2027, 3));
    assertThat(MonthlySeries.months(List.of())).isEmpty();
  }

  @Test
  @DisplayName("se cumule de mois en mois, là où rien n’est caché avant ou après")
  void is_cumulated_where_it_is_known() {
    var months =
        new MonthlySeries(
            ActionMeasure.DONE,
            List.of(
                month("2027-01", 12.0),
                month("2027-02", null),
                month("2027-03", null),
                month("2027-04", 10.0)));
    assertThat(months.cumulated(34))
        .containsExactly(
            Map.entry("2027-01", 12.0), Map.entry("2027-03", 24.0), Map.entry("2027-04", 34.0));
  }

  private static MonthlySeries.Point month(String month, @Nullable Double value) {
    return new MonthlySeries.Point(month, value, null, value == null ? true : null);
  }

  private static List<Observation> seen(double... values) {
    return IntStream.range(0, values.length).mapToObj(i -> of("p" + i, values[i])).toList();
  }

  private static Observation of(String person, double value) {
    return new Observation(Set.of(person), Set.of(Workplace.ANYWHERE), "G", JANUARY, value);
  }
}

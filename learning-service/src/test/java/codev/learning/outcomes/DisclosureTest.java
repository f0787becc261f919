package codev.learning.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.Disclosure.Reader;
import codev.learning.outcomes.Measure.Unit;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui peut être dit")
class DisclosureTest {
  private static final LocalDate JANUARY = LocalDate.parse("2027-01-11");
  private static final Measure H1 = Measure.mean("H1", Unit.NUMBER);

  private final Binder binder = new Binder();

  @Test
  @DisplayName("quatre personnes ne font pas un chiffre")
  void four_people_make_no_figure() {
    answers(1, 4);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.suppressed("H1"));
  }

  @Test
  @DisplayName("cinq personnes en font un, avec leur nombre")
  void five_people_make_one_with_their_number() {
    answers(1, 5);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.of("H1", 3, 5).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("cinq réponses de quatre personnes ne font pas un chiffre")
  void five_answers_of_four_people_make_no_figure() {
    answers(1, 4);
    answer("p4", "Finance", "Lyon", "A", JANUARY.plusWeeks(4), 5);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.suppressed("H1"));
  }

  @Test
  @DisplayName("une réponse de plus ne change rien avant la cinquième")
  void one_more_answer_changes_nothing_until_the_fifth() {
    answers(1, 5);
    var before = toManager(Filter.ALL);
    for (int i = 6; i <= 9; i++) {
      answers(i, i);
      assertThat(toManager(Filter.ALL)).isEqualTo(before);
    }
    answers(10, 10);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.of("H1", 5.5, 10).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("le seuil du programme peut être plus haut que cinq")
  void the_programmes_threshold_may_be_higher() {
    binder.threshold(8);
    answers(1, 7);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.suppressed("H1"));
    answers(8, 8);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.of("H1", 4.5, 8).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("le seuil ne descend jamais sous trois")
  void the_threshold_never_goes_below_three() {
    binder.threshold(1);
    answers(1, 2);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.suppressed("H1"));
  }

  @Test
  @DisplayName("un seuil relevé vaut aussi pour le passé")
  void a_raised_threshold_counts_for_the_past() {
    answers(1, 5);
    binder.threshold(6);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.suppressed("H1"));
  }

  @Test
  @DisplayName("un seuil abaissé ne relie pas autrement ce qui l'était déjà")
  void a_lowered_threshold_does_not_bind_anew() {
    answers(1, 5);
    var before = toManager(Filter.ALL);
    binder.threshold(3);
    assertThat(toManager(Filter.ALL)).isEqualTo(before);
  }

  @Test
  @DisplayName("une unité nombreuse a ses propres chiffres")
  void a_large_unit_has_figures_of_its_own() {
    members("Finance", 1, 10);
    members("RH", 11, 20);
    for (int i = 1; i <= 10; i++) {
      answer("p" + i, "Finance", "Lyon", "A", JANUARY, 4);
      answer("p" + (10 + i), "RH", "Lyon", "A", JANUARY, 2);
    }
    assertThat(toManager(unit("Finance"))).isEqualTo(Figure.of("H1", 4, 10).in(Unit.NUMBER));
    assertThat(toManager(unit("RH"))).isEqualTo(Figure.of("H1", 2, 10).in(Unit.NUMBER));
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.of("H1", 3, 20).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("le total moins une unité ne livre pas les deux personnes de l'autre")
  void the_total_less_one_unit_does_not_give_away_the_two_of_the_other() {
    members("Finance", 1, 10);
    members("RH", 11, 12);
    for (int i = 1; i <= 10; i++) answer("p" + i, "Finance", "Lyon", "A", JANUARY, 4);
    for (int i = 11; i <= 12; i++) answer("p" + i, "RH", "Lyon", "A", JANUARY, 1);
    var total = toManager(Filter.ALL);
    var finance = toManager(unit("Finance"));
    assertThat(toManager(unit("RH"))).isEqualTo(Figure.suppressed("H1"));
    assertThat(total.n()).isEqualTo(finance.n());
  }

  @Test
  @DisplayName("deux périodes voisines ne livrent pas le jour qui les sépare")
  void two_neighbouring_periods_do_not_give_away_the_day_between() {
    for (int i = 1; i <= 10; i++) answer("p" + i, "Finance", "Lyon", "A", JANUARY.plusDays(i), i);
    var upToTheNinth = new Filter(null, null, null, null, JANUARY.plusDays(9));
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.of("H1", 5.5, 10).in(Unit.NUMBER));
    assertThat(toManager(upToTheNinth)).isEqualTo(Figure.of("H1", 3, 5).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("le commanditaire ne voit pas un groupe seul")
  void a_sponsor_does_not_see_a_single_group() {
    answers(1, 5);
    assertThat(toSponsor()).isEqualTo(Figure.suppressed("H1"));
    assertThat(toManager(Filter.ALL).n()).isEqualTo(5);
  }

  @Test
  @DisplayName("il voit deux groupes ensemble")
  void a_sponsor_sees_two_groups_together() {
    answers(1, 5);
    for (int i = 6; i <= 10; i++) answer("p" + i, "Finance", "Lyon", "B", JANUARY, i);
    assertThat(toSponsor()).isEqualTo(Figure.of("H1", 5.5, 10).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("un groupe qui continue seul n'apparaît pas par différence")
  void a_group_going_on_alone_does_not_show_by_difference() {
    answers(1, 5);
    for (int i = 6; i <= 10; i++) answer("p" + i, "Finance", "Lyon", "B", JANUARY, i);
    var before = toSponsor();
    answers(1, 5);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.of("H1", 70 / 15.0, 10).in(Unit.NUMBER));
    assertThat(toSponsor()).isEqualTo(before);
  }

  @Test
  @DisplayName("des mots effacés emportent leur faisceau, et lui seul")
  void erased_words_take_their_bundle_with_them_and_no_other() {
    answers(1, 4);
    binder.add("H1", seen("p5", "Finance", "Lyon", "A", JANUARY, null));
    answers(6, 10);
    assertThat(toManager(Filter.ALL)).isEqualTo(Figure.of("H1", 8, 5).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("la recommandation est la part des 9 et 10 moins celle des 0 à 6")
  void recommendation_is_promoters_less_detractors() {
    int[] scores = {10, 9, 9, 8, 3};
    for (int i = 0; i < scores.length; i++)
      answer("p" + i, "Finance", "Lyon", "A", JANUARY, scores[i]);
    var recommendation =
        new Measure("recommendation", "H1", Measure.Calculation.RECOMMENDATION, Unit.POINTS, null);
    assertThat(
            new Disclosure(5, Reader.MANAGER, Filter.ALL)
                .figure(recommendation, binder.bundles("H1")))
        .isEqualTo(Figure.of("recommendation", 40, 5).in(Unit.POINTS));
  }

  private void members(String unit, int from, int to) {
    IntStream.rangeClosed(from, to)
        .forEach(
            i -> {
              binder.worksAt("p" + i, new Place(unit, "Lyon"));
              binder.joins("p" + i);
            });
  }

  /** Person i of group A answers i. */
  private void answers(int from, int to) {
    for (int i = from; i <= to; i++) answer("p" + i, "Finance", "Lyon", "A", JANUARY, i);
  }

  private void answer(
      String person, String unit, String site, String group, LocalDate on, double value) {
    binder.add("H1", seen(person, unit, site, group, on, value));
  }

  private static Observation seen(
      String person, String unit, String site, String group, LocalDate on, @Nullable Double value) {
    return new Observation(Set.of(person), Set.of(new Place(unit, site)), group, on, value);
  }

  private Figure toManager(Filter filter) {
    return told(Reader.MANAGER, filter);
  }

  private Figure toSponsor() {
    return told(Reader.SPONSOR, Filter.ALL);
  }

  private Figure told(Reader reader, Filter filter) {
    return new Disclosure(binder.threshold(), reader, filter).figure(H1, binder.bundles("H1"));
  }

  private static Filter unit(String unit) {
    return new Filter(unit, null, null, null, null);
  }
}

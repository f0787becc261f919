package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.ChartData.AnswerRow;
import codev.learning.outcomes.charts.ChartData.Bullet;
import codev.learning.outcomes.charts.ChartData.Cell;
import codev.learning.outcomes.charts.ChartData.Change;
import codev.learning.outcomes.charts.ChartData.RatedShare;
import codev.learning.outcomes.charts.ChartData.Track;
import codev.learning.outcomes.charts.ChartDrawer;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.charts.PageChart;
import codev.learning.outcomes.charts.PageChart.Bar;
import codev.learning.outcomes.charts.PageChart.Dot;
import codev.learning.outcomes.charts.PageChart.Kind;
import codev.learning.outcomes.charts.PageChart.Line;
import codev.learning.outcomes.charts.PageChart.Row;
import codev.learning.outcomes.charts.PageChart.Text;
import codev.learning.outcomes.figures.Figure.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les graphiques")
class ChartDrawerTest {
  private static final FigureFormatter FRENCH =
      new FigureFormatter(FigureLabelsTest.sentences(), Locale.FRENCH);

  @Test
  @DisplayName("d’accord partagent la ligne entre 1 ou 2, 3, 4 et 5, et comptent 4 et 5 à droite")
  void of_agreement_divide_the_row() {
    var chart = drawn(answers(List.of(1, 1, 4, 9, 5)));
    assertThat(chart.form()).isEqualTo("agreement");
    var row = chart.rows().get(1);
    assertThat(bars(row))
        .extracting(Bar::style, Bar::x, Bar::width)
        .containsExactly(
            tuple("step-1", 0.0, 10.0),
            tuple("step-3", 10.0, 20.0),
            tuple("step-4", 30.0, 45.0),
            tuple("step-5", 75.0, 25.0));
    assertThat(texts(row))
        .extracting(Text::style, Text::x, Text::text)
        .containsExactly(
            tuple("on-1", 5.0, "2"),
            tuple("on-3", 20.0, "4"),
            tuple("on-4", 52.5, "9"),
            tuple("on-5", 87.5, "5"));
    assertThat(row.value()).isEqualTo("14 sur 20");
  }

  @Test
  @DisplayName("d’accord ne disent de pour cent qu’à partir de 40 réponses à chaque question")
  void of_agreement_have_percentages_only_from_enough_answers_on() {
    assertThat(drawn(answers(List.of(0, 4, 6, 10, 20))).rows().get(1).value())
        .isEqualTo("75\u00a0%");
    var mixed = drawn(answers(List.of(0, 4, 6, 10, 20), List.of(0, 4, 6, 10, 19)));
    assertThat(mixed.rows())
        .extracting(Row::value)
        .containsExactly("4 ou 5", "30 sur 40", "29 sur 39");
  }

  @Test
  @DisplayName("d’accord n’ont pas de nombre là où il n’a pas la place, ni de barre pour personne")
  void of_agreement_leave_out_what_has_no_room() {
    var row = drawn(answers(List.of(0, 0, 1, 49, 50))).rows().get(1);
    assertThat(bars(row)).extracting(Bar::style).containsExactly("step-3", "step-4", "step-5");
    assertThat(texts(row)).extracting(Text::text).containsExactly("49", "50");
  }

  @Test
  @DisplayName("d’évolution placent le début et la fin sur une échelle, et leurs nombres dehors")
  void of_change_place_start_and_end() {
    var row = drawn(changes(new Change("Écouter", 5.0, 7.5, 2.4))).rows().get(1);
    assertThat(marks(row, Dot.class))
        .extracting(Dot::style, Dot::x)
        .containsExactly(tuple("start", 50.0), tuple("end", 70.0));
    assertThat(marks(row, Line.class))
        .extracting(Line::style, Line::x1, Line::x2)
        .containsExactly(tuple("rule", 10.0, 90.0), tuple("link", 50.0, 70.0));
    assertThat(texts(row))
        .extracting(Text::text, Text::x, Text::anchor)
        .containsExactly(tuple("5", 50.0, "end"), tuple("7,5", 70.0, "start"));
    assertThat(row.value()).isEqualTo("+2,4 points");
  }

  @Test
  @DisplayName(
      "d’évolution gardent les nombres dehors quand la confiance baisse ou qu’un moment manque")
  void of_change_keep_numbers_outside() {
    var rows =
        drawn(
                changes(
                    new Change("Baisse", 6.0, 4.0, null),
                    new Change("Début seul", 6.0, null, null),
                    new Change("Fin seule", null, 4.0, null)))
            .rows();
    assertThat(texts(rows.get(1)))
        .extracting(Text::text, Text::anchor)
        .containsExactly(tuple("6", "start"), tuple("4", "end"));
    assertThat(texts(rows.get(2))).extracting(Text::text).containsExactly("6");
    assertThat(texts(rows.get(3))).extracting(Text::text).containsExactly("4");
    assertThat(marks(rows.get(3), Dot.class)).extracting(Dot::style).containsExactly("end");
    assertThat(rows)
        .filteredOn(row -> row.kind() == Kind.ITEM)
        .extracting(Row::value)
        .containsOnly("");
  }

  @Test
  @DisplayName("d’évolution nomment les deux moments sans que les mots se touchent")
  void of_change_name_both_moments() {
    assertThat(texts(drawn(changes(new Change("Près", 5.0, 6.0, 1.0))).rows().getFirst()))
        .extracting(Text::text, Text::x, Text::anchor)
        .containsExactly(
            tuple("début", 50.0, "end"),
            tuple("fin", 58.0, "start"),
            tuple("0", 10.0, "middle"),
            tuple("10", 90.0, "middle"));
    assertThat(texts(drawn(changes(new Change("Loin", 1.0, 9.5, 8.5))).rows().getFirst()))
        .extracting(Text::text, Text::anchor)
        .containsExactly(tuple("début", "middle"), tuple("fin", "middle"));
  }

  @Test
  @DisplayName("de part ont un trait à la cible, là où il y en a une")
  void of_shares_have_a_tick_at_the_target() {
    var chart =
        drawn(
            new ChartData.Bullets(
                List.of(new Bullet("Présence", 0.93, 0.9), new Bullet("Silence", 0.5, null))));
    var present = chart.rows().getFirst();
    assertThat(bars(present))
        .extracting(Bar::style, Bar::width)
        .containsExactly(tuple("track", 100.0), tuple("filled", 93.0));
    assertThat(marks(present, Line.class))
        .filteredOn(line -> line.style().equals("target"))
        .extracting(Line::x1, Line::x2)
        .containsExactly(tuple(90.0, 90.0));
    assertThat(present).returns("93\u00a0%", Row::value).returns("cible 90\u00a0%", Row::note);
    assertThat(chart.rows().get(1).note()).isEmpty();
    assertThat(marks(chart.rows().get(1), Line.class)).isEmpty();
  }

  @Test
  @DisplayName("d’actions vont sur une échelle, l’effet à part avec ses propres nombres")
  void of_actions_have_one_scale_and_the_effect_apart() {
    var steps =
        List.of(
            new ChartData.Bar("Engagées", 40),
            new ChartData.Bar("Essayées", 36),
            new ChartData.Bar("Faites", 20));
    var rows =
        drawn(new ChartData.Funnel(steps, new RatedShare("Effet de 4 ou 5", 15, 20, 12))).rows();
    assertThat(rows)
        .extracting(Row::kind, Row::value)
        .containsExactly(
            tuple(Kind.ITEM, "40"),
            tuple(Kind.ITEM, "90\u00a0%"),
            tuple(Kind.ITEM, "50\u00a0%"),
            tuple(Kind.APART, "15 sur 20"));
    assertThat(rows.getLast().note()).isEqualTo("12 personnes");
    assertThat(bars(rows.get(1))).extracting(Bar::width).containsExactly(100.0, 90.0);
    assertThat(bars(rows.getLast()))
        .extracting(Bar::style, Bar::width)
        .containsExactly(tuple("frame", 50.0), tuple("filled", 37.5));
    assertThat(drawn(new ChartData.Funnel(steps, null)).rows()).hasSize(3);
  }

  @Test
  @DisplayName("d’actions comptent tant qu’il y en a peu, et supportent qu’il n’y en ait aucune")
  void of_few_actions_count() {
    var few = List.of(new ChartData.Bar("Engagées", 21), new ChartData.Bar("Essayées", 19));
    assertThat(drawn(new ChartData.Funnel(few, null)).rows())
        .extracting(Row::value)
        .containsExactly("21", "19 sur 21");
    var none = List.of(new ChartData.Bar("Engagées", 0), new ChartData.Bar("Essayées", 0));
    assertThat(drawn(new ChartData.Funnel(none, null)).rows())
        .extracting(Row::value)
        .containsExactly("0", "0 sur 0");
  }

  @Test
  @DisplayName("en barres partent de zéro, vers la gauche aussi")
  void of_bars_start_at_zero() {
    var chart =
        drawn(
            new ChartData.Bars(
                Unit.NUMBER, List.of(new ChartData.Bar("A", 3), new ChartData.Bar("B", -1))));
    assertThat(bars(chart.rows().get(0)))
        .extracting(Bar::x, Bar::width)
        .containsExactly(tuple(25.0, 75.0));
    assertThat(bars(chart.rows().get(1)))
        .extracting(Bar::x, Bar::width)
        .containsExactly(tuple(0.0, 25.0));
  }

  @Test
  @DisplayName("d’entraide vont du plus fréquent au moins fréquent, en contour dans une même unité")
  void of_help_are_ordered() {
    var grid =
        new ChartData.Grid(
            "de",
            "vers",
            List.of("Finance", "Relation clients"),
            List.of(new Cell(0, 0, 4), new Cell(0, 1, 8), new Cell(1, 0, 2)));
    assertThat(drawn(grid).rows())
        .extracting(Row::label, Row::value, row -> bars(row).getFirst().style())
        .containsExactly(
            tuple("Finance vers Relation clients", "8", "filled"),
            tuple("Finance, en interne", "4", "outline"),
            tuple("Relation clients vers Finance", "2", "filled"));
  }

  @Test
  @DisplayName("par mois ont une colonne par mois, à la même échelle sur toutes les lignes")
  void by_month_have_columns_on_one_scale() {
    var chart =
        drawn(
            new ChartData.MonthColumns(
                List.of("janv. 27", "févr. 27"),
                List.of(track("Écouter", 4.0, null), track("Oser", 2.0, 0.0))));
    assertThat(chart.reading()).contains("Un point signale");
    assertThat(bars(chart.rows().get(0)))
        .extracting(Bar::x, Bar::width, Bar::y, Bar::height)
        .containsExactly(tuple(20.5, 9.0, 16.0, 34.0));
    assertThat(bars(chart.rows().get(1)))
        .extracting(Bar::y, Bar::height)
        .containsExactly(tuple(33.0, 17.0));
    assertThat(texts(chart.rows().get(0)))
        .extracting(Text::text, Text::x)
        .containsExactly(tuple("4", 25.0), tuple("·", 75.0));
    assertThat(texts(chart.rows().get(1))).extracting(Text::text).containsExactly("2", "0");
    assertThat(texts(chart.rows().getLast()))
        .extracting(Text::text)
        .containsExactly("janv. 27", "févr. 27");
  }

  @Test
  @DisplayName("de mois en mois s’interrompent là où rien n’est affiché")
  void by_month_interrupt_their_line() {
    var chart =
        drawn(
            new ChartData.Lines(
                true,
                0,
                1,
                List.of("1", "2", "3", "4", "5"),
                List.of(track("Présence", 0.5, 1.0, null, 0.0, 0.5))));
    var row = chart.rows().getFirst();
    assertThat(marks(row, Line.class))
        .filteredOn(line -> line.style().equals("link"))
        .extracting(Line::x1, Line::x2, Line::y1, Line::y2)
        .containsExactly(tuple(10.0, 30.0, 37.0, 20.0), tuple(70.0, 90.0, 54.0, 37.0));
    assertThat(marks(row, Dot.class))
        .extracting(Dot::style)
        .containsExactly("start", "start", "start", "end");
    assertThat(texts(row))
        .extracting(Text::text)
        .containsExactly("50\u00a0%", "100\u00a0%", "0\u00a0%", "50\u00a0%");
    assertThat(chart.reading()).contains("de 0\u00a0% (en bas) à 100\u00a0% (en haut)");
  }

  @Test
  @DisplayName(
      "de beaucoup de mois n’en nomment que quelques-uns, et le premier et le dernier nombre")
  void of_many_months_name_some() {
    var months = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    @Nullable Double[] values = new @Nullable Double[12];
    Arrays.fill(values, 3.0);
    values[11] = null;
    var chart = drawn(new ChartData.Lines(false, 1, 5, months, List.of(track("Utile", values))));
    assertThat(texts(chart.rows().getFirst())).extracting(Text::x).containsExactly(4.17, 87.5);
    assertThat(texts(chart.rows().getLast()))
        .extracting(Text::text, Text::anchor)
        .containsExactly(
            tuple("1", "start"), tuple("4", "middle"), tuple("7", "middle"), tuple("10", "middle"));
  }

  private static PageChart drawn(ChartData data) {
    return ChartDrawer.draw(data, FRENCH);
  }

  @SafeVarargs
  private static ChartData answers(List<Integer>... counts) {
    return new ChartData.Answers(
        List.of("1", "2", "3", "4", "5"),
        Arrays.stream(counts).map(each -> new AnswerRow("J’ai osé.", each, 3)).toList());
  }

  private static ChartData changes(Change... changes) {
    return new ChartData.Changes("", "Au début", "À la fin", 0, 10, List.of(changes));
  }

  private static Track track(String label, @Nullable Double... values) {
    return new Track(label, Arrays.asList(values));
  }

  private static List<Bar> bars(Row row) {
    return marks(row, Bar.class);
  }

  private static List<Text> texts(Row row) {
    return marks(row, Text.class);
  }

  private static <T> List<T> marks(Row row, Class<T> kind) {
    return row.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}

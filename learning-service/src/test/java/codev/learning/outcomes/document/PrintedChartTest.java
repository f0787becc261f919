package codev.learning.outcomes.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.ChartDrawer;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.document.SvgChart.Box;
import codev.learning.outcomes.document.SvgChart.Dot;
import codev.learning.outcomes.document.SvgChart.Label;
import codev.learning.outcomes.document.SvgChart.Line;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.report.ReportExamples;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un graphique imprimé")
class PrintedChartTest {
  private static final FigureFormatter FRENCH =
      new FigureFormatter(ReportExamples.sentences(), Locale.FRENCH);

  @Test
  @DisplayName("a la cible en trait par-dessus la barre, et la dit sous la valeur")
  void has_a_tick_at_the_target() {
    var printed = printed(new ChartData.Bullets(List.of(new ChartData.Bullet("Étapes", 0.5, 0.8))));
    assertThat(printed.boxes())
        .extracting(Box::x, Box::width, Box::colour)
        .containsExactly(
            tuple(300.0, 210.0, SvgChart.RULE),
            tuple(300.0, 105.0, SvgChart.ACCENT),
            tuple(465.5, 5.0, SvgChart.PAPER),
            tuple(467.0, 2.0, SvgChart.INK));
    assertThat(printed.labels())
        .extracting(Label::text, Label::anchor)
        .containsExactly(
            tuple("Étapes", "start"),
            tuple(FRENCH.value(0.5, Unit.SHARE), "end"),
            tuple(FRENCH.text("outcomes.target", FRENCH.value(0.8, Unit.SHARE)), "end"));
  }

  @Test
  @DisplayName("partage les réponses comme la page, et dit à droite combien sont d’accord")
  void divides_answers_as_the_page() {
    var answered = new ChartData.AnswerRow("Utile", List.of(1, 1, 4, 9, 5), 3.8);
    var printed =
        printed(new ChartData.Answers(List.of("1", "2", "3", "4", "5"), List.of(answered)));
    assertThat(printed.boxes())
        .extracting(Box::colour)
        .containsExactly("#a4583f", "#ddd8cc", "#69aa9c", SvgChart.ACCENT);
    assertThat(printed.boxes().stream().mapToDouble(Box::width).sum()).isBetween(200.0, 210.0);
    assertThat(printed.labels())
        .extracting(Label::text)
        .contains("Utile", "2", "4", "9", "5", "14 sur 20");
  }

  @Test
  @DisplayName("va d’un rond vide au début à un rond plein à la fin, avec les deux valeurs")
  void goes_from_start_to_end() {
    var change = new ChartData.Change("Écouter", 5.0, 7.5, 2.5);
    var printed = printed(new ChartData.Changes("lecture", "début", "fin", 0, 10, List.of(change)));
    assertThat(printed.dots())
        .extracting(Dot::x, Dot::fill)
        .containsExactly(tuple(405.0, SvgChart.PAPER), tuple(447.0, SvgChart.ACCENT));
    assertThat(printed.lines())
        .extracting(Line::x1, Line::x2, Line::colour)
        .contains(tuple(405.0, 447.0, SvgChart.ACCENT));
    assertThat(printed.labels()).extracting(Label::text).contains("Écouter", "5", "7,5");
  }

  @Test
  @DisplayName("a de longs intitulés sur plusieurs lignes, sans rien couper")
  void wraps_long_labels() {
    var label =
        "Je sollicite mes pairs hors des séances dès que je rencontre une difficulté ".repeat(2);
    var bar = new ChartData.Bar(label.strip(), 0.5);
    var printed = printed(new ChartData.Bars(Unit.SHARE, List.of(bar)));
    var lines =
        printed.labels().stream()
            .filter(line -> line.anchor().equals("start"))
            .map(Label::text)
            .toList();
    assertThat(lines)
        .hasSizeGreaterThan(2)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(51));
    assertThat(String.join(" ", lines)).isEqualTo(label.strip());
    assertThat(printed.height()).isGreaterThan(12 * lines.size());
  }

  @Test
  @DisplayName("existe pour chaque forme de la page, dans la largeur du document")
  void exists_for_each_form() {
    var months = List.of("mars", "avril", "mai");
    var tracks = List.of(track("Utile", 3.5, null, 4.0));
    assertThat(
            Stream.<ChartData>of(
                new ChartData.Bars(
                    Unit.NUMBER, List.of(new ChartData.Bar("a", -1), new ChartData.Bar("b", 2))),
                new ChartData.Funnel(
                    List.of(new ChartData.Bar("Engagées", 46), new ChartData.Bar("Faites", 34)),
                    new ChartData.RatedShare("Effet", 23, 30, 22)),
                new ChartData.Lines(false, 1, 5, months, tracks),
                new ChartData.MonthColumns(months, tracks),
                new ChartData.Grid(
                    "de",
                    "vers",
                    List.of("Finance", "Achats"),
                    List.of(new ChartData.Cell(0, 0, 3), new ChartData.Cell(0, 1, 5)))))
        .allSatisfy(
            data -> {
              var printed = printed(data);
              assertThat(printed.height()).isPositive();
              assertThat(printed.labels()).isNotEmpty();
              assertThat(printed.boxes())
                  .allSatisfy(
                      box -> assertThat(box.x() + box.width()).isBetween(300.0, SvgChart.WIDTH));
            });
  }

  private static ChartData.Track track(String label, @Nullable Double... values) {
    return new ChartData.Track(label, Arrays.asList(values));
  }

  private static SvgChart printed(ChartData data) {
    return PrintedChart.of(ChartDrawer.draw(data, FRENCH), "ce qu’il montre");
  }
}

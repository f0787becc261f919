package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.DrillDownList;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.report.OutcomesPageModel.KeyFigure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les premiers faits")
class KeyFiguresTest {
  private static final Figure TURNS =
      Figure.of(SessionMeasure.CLIENTS, 6, 31).in(Unit.PEOPLE).ofAll();
  private static final Figure COMMITTED =
      Figure.of(ActionMeasure.COMMITTED, 9, 6).in(Unit.NUMBER).ofAll();
  private static final Figure HELP = Figure.of(HelpMeasure.ACROSS_UNITS, 0.62, 24).in(Unit.SHARE);

  @Test
  @DisplayName("donnent les actions engagées tant que l’entraide n’est pas affichée")
  void give_actions_until_help_is_shown() {
    assertThat(shown(TURNS, COMMITTED))
        .extracting(KeyFigure::label, KeyFigure::value, KeyFigure::isFact, KeyFigure::list)
        .containsExactly(
            tuple("Ont été clients", "6", true, DrillDownList.GROUPS),
            tuple("Actions engagées", "9", true, DrillDownList.ACTIONS));
    assertThat(shown(TURNS, COMMITTED, HELP))
        .extracting(KeyFigure::label, KeyFigure::value, KeyFigure::isFact, KeyFigure::list)
        .containsExactly(
            tuple("Ont été clients", "6", true, DrillDownList.GROUPS),
            tuple("Aide apportée à une autre unité", "62\u00a0%", false, null));
    assertThat(shown(Figure.suppressed(ActionMeasure.COMMITTED))).isEmpty();
  }

  private static List<KeyFigure> shown(Figure... figures) {
    Map<MeasureId, Figure> byMeasure =
        Stream.of(figures).collect(Collectors.toMap(Figure::measure, Function.identity()));
    return KeyFigures.of(byMeasure, new FigureFormatter(ReportExamples.sentences(), Locale.FRENCH));
  }
}

package codev.learning.outcomes.report;

import codev.learning.domain.outcomes.Indicator;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns, attendance, hours and help: what is read first of what has happened. */
final class KeyFigures {
  private KeyFigures() {}

  /** Those that are shown. */
  static List<KeyFigure> of(Map<MeasureId, Figure> figures, FigureFormatter format) {
    return Stream.of(
            turns(figures, format).map(one -> one.listedIn(DrillDownList.GROUPS)),
            share(SessionMeasure.ATTENDANCE, Indicator.ATTENDANCE, figures, format)
                .map(one -> one.listedIn(DrillDownList.SESSIONS)),
            hours(figures, format).map(one -> one.listedIn(DrillDownList.SESSIONS)),
            share(HelpMeasure.ACROSS_UNITS, Indicator.ACROSS_UNITS, figures, format)
                .or(
                    () ->
                        committed(figures, format).map(one -> one.listedIn(DrillDownList.ACTIONS))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<KeyFigure> turns(Map<MeasureId, Figure> figures, FigureFormatter format) {
    var turns = figures.get(SessionMeasure.CLIENTS);
    return turns == null || turns.value() == null || turns.n() == null
        ? Optional.empty()
        : Optional.of(
            new KeyFigure(
                format.text("outcomes.key.clients"),
                format.number(turns.value()),
                format.text("outcomes.key.of-members", turns.n()),
                isFact(turns)));
  }

  /** In the place of help, which is shown later: it is counted like answers. */
  private static Optional<KeyFigure> committed(
      Map<MeasureId, Figure> figures, FigureFormatter format) {
    var committed = figures.get(ActionMeasure.COMMITTED);
    return committed == null || committed.value() == null
        ? Optional.empty()
        : Optional.of(
            new KeyFigure(
                format.text("outcomes.figure." + ActionMeasure.COMMITTED.key()),
                format.number(committed.value()),
                "",
                isFact(committed)));
  }

  private static Optional<KeyFigure> hours(Map<MeasureId, Figure> figures, FigureFormatter format) {
    var held = figures.get(SessionMeasure.HOURS_HELD);
    var planned = figures.get(SessionMeasure.HOURS_PLANNED);
    return held == null || held.value() == null || planned == null || planned.value() == null
        ? Optional.empty()
        : Optional.of(
            new KeyFigure(
                format.text("outcomes.key.hours"),
                format.value(held.value(), Unit.HOURS),
                format.text("outcomes.key.of-hours", format.value(planned.value(), Unit.HOURS)),
                isFact(held)));
  }

  private static Optional<KeyFigure> share(
      MeasureId measure,
      Indicator indicator,
      Map<MeasureId, Figure> figures,
      FigureFormatter format) {
    var share = figures.get(measure);
    return share == null || share.value() == null
        ? Optional.empty()
        : Optional.of(
            new KeyFigure(
                format.text("outcomes.indicator." + indicator),
                format.value(share.value(), Unit.SHARE),
                "",
                isFact(share)));
  }

  private static boolean isFact(Figure figure) {
    return Boolean.TRUE.equals(figure.exact());
  }
}

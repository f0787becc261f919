package codev.learning.outcomes.report;

import codev.learning.domain.outcomes.Indicator;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.charts.PageChart;
import codev.learning.outcomes.charts.TrendChart;
import codev.learning.outcomes.figures.IndicatorMeasures;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.SkillLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question that sponsors ask first, with the indicators that answer it; the headline decides the
 * verdict.
 */
enum SponsorQuestion {
  TEACHES(Indicator.SKILLS, Indicator.USEFUL, Indicator.SKILLS, Indicator.RECOMMENDED),
  CHANGES_PRACTICE(
      Indicator.ACTIONS_DONE_SHARE,
      Indicator.ACTIONS_DONE_SHARE,
      Indicator.EFFECT,
      Indicator.CARRIED_OUT),
  CROSSES_SILOS(
      Indicator.COOPERATING,
      Indicator.ACROSS_UNITS,
      Indicator.COOPERATING,
      Indicator.TURNING_TO_PEERS);

  private final Indicator headline;
  private final List<Indicator> indicators;

  SponsorQuestion(Indicator headline, Indicator... indicators) {
    this.headline = headline;
    this.indicators = List.of(indicators);
  }

  Indicator headline() {
    return headline;
  }

  List<Indicator> indicators() {
    return indicators;
  }

  /** What its headline is made of, as a sentence; empty where that is not shown. */
  String finding(ProgrammeFigures figures, FigureFormatter format) {
    return levels(figures)
        .map(
            levels ->
                format.text(
                    "outcomes.finding." + this,
                    format.number(levels.start()),
                    format.number(levels.end()),
                    levels.people()))
        .orElse(this == CHANGES_PRACTICE ? actions(figures, format) : "");
  }

  private static String actions(ProgrammeFigures figures, FigureFormatter format) {
    var committed = count(figures, ActionMeasure.COMMITTED);
    var tried = count(figures, ActionMeasure.TRIED);
    var done = count(figures, ActionMeasure.DONE);
    if (committed == null) return "";
    if (done != null)
      return format.text(
          hasShare(figures) ? "outcomes.finding.actions-done" : "outcomes.finding.actions-of-part",
          done,
          committed);
    return tried == null
        ? format.text("outcomes.finding.actions-committed", committed)
        : format.text("outcomes.finding.actions-tried", committed, tried);
  }

  /** Not where each action was withdrawn. */
  private static boolean hasShare(ProgrammeFigures figures) {
    var share = figures.byMeasure().get(ActionMeasure.DONE_SHARE);
    return share != null && share.value() != null;
  }

  private static @Nullable Long count(ProgrammeFigures figures, ActionMeasure measure) {
    var figure = figures.byMeasure().get(measure);
    return figure == null || figure.value() == null ? null : Math.round(figure.value());
  }

  /** How its headline has come about; null where fewer than two points are known. */
  @Nullable PageChart trend(
      ProgrammeFigures figures, IndicatorProgress headline, FigureFormatter format) {
    var ofActions =
        this == CHANGES_PRACTICE ? ofActions(figures, inActions(headline, figures), format) : null;
    return levels(figures)
        .map(levels -> ofLevels(levels, headline.goal(), format))
        .orElse(ofActions);
  }

  /** The target as a number of actions, as the points of the trend are; of a share, rounded. */
  private static @Nullable Double inActions(IndicatorProgress shown, ProgrammeFigures figures) {
    var goal = shown.goal();
    if (goal == null || !shown.key().equals(ActionMeasure.DONE_SHARE.key())) return goal;
    var committed = count(figures, ActionMeasure.COMMITTED);
    return committed == null ? null : (double) Math.round(goal * committed);
  }

  /** The target of a change stands above the start. */
  private static PageChart ofLevels(
      SkillLevels levels, @Nullable Double goal, FigureFormatter format) {
    var points = new ArrayList<TrendChart.Point>();
    points.add(new TrendChart.Point(format.text("outcomes.chart.start"), levels.start()));
    if (levels.middle() != null)
      points.add(new TrendChart.Point(format.text("outcomes.chart.middle"), levels.middle()));
    points.add(new TrendChart.Point(format.text("outcomes.chart.end"), levels.end()));
    return TrendChart.of(
        points,
        goal == null ? null : Double.valueOf(levels.start() + goal),
        format.text("outcomes.trend.confidence"),
        format);
  }

  /** The first month, one in the middle and the last. */
  private static @Nullable PageChart ofActions(
      ProgrammeFigures figures, @Nullable Double goal, FigureFormatter format) {
    var total = count(figures, ActionMeasure.DONE);
    if (total == null) return null;
    double done = total.doubleValue();
    var months =
        figures.series().stream()
            .filter(series -> series.measure() == ActionMeasure.DONE)
            .flatMap(series -> series.cumulated(done).entrySet().stream())
            .toList();
    if (months.size() < 2) return null;
    return TrendChart.of(
        Stream.of(0, (months.size() - 1) / 2, months.size() - 1)
            .distinct()
            .map(months::get)
            .map(month -> new TrendChart.Point(format.month(month.getKey()), month.getValue()))
            .toList(),
        goal,
        format.text("outcomes.trend.actions"),
        format);
  }

  private Optional<SkillLevels> levels(ProgrammeFigures figures) {
    return IndicatorMeasures.of(headline) instanceof SkillChangeMeasure change
        ? SkillLevels.of(figures.byMeasure(), change)
        : Optional.empty();
  }
}

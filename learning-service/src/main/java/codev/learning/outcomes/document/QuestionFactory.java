package codev.learning.outcomes.document;

import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.document.BoardReport.Headline;
import codev.learning.outcomes.document.BoardReport.Indicator;
import codev.learning.outcomes.document.BoardReport.Question;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.IndicatorProgress;
import codev.learning.outcomes.report.IndicatorSummary;
import codev.learning.outcomes.report.OutcomesPageModel.QuestionCard;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the questions of the document for a board from those of the page. */
record QuestionFactory(ProgrammeFigures figures, FigureFormatter format) {
  private static final double GAUGE = 200;
  private static final double GAUGE_HEIGHT = 16;
  private static final double BAR_AT = 4;
  private static final double BAR = 8;
  private static final double TICK = 2;
  private static final double IN_A_HUNDRED = 100;

  Question of(QuestionCard card) {
    var summary = card.question();
    return new Question(
        summary.title(),
        sentence(card),
        headline(card),
        summary.indicators().stream().map(indicator -> indicator(indicator, summary)).toList());
  }

  /** The answer and what its figure is made of, as the page has them, then the other indicators. */
  private String sentence(QuestionCard card) {
    var word = card.word();
    return Stream.of(Stream.ofNullable(word), Stream.of(card.finding(), card.question().sentence()))
        .flatMap(texts -> texts)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private Headline headline(QuestionCard card) {
    var progress = card.headline();
    var summary = card.question();
    return new Headline(
        value(progress, summary), details(progress, summary.isOver()), gauge(progress));
  }

  /** What the actions done are a part of. */
  private Optional<String> base(IndicatorProgress progress) {
    var committed = figures.byMeasure().get(ActionMeasure.COMMITTED);
    if (progress.value() == null || committed == null || committed.value() == null)
      return Optional.empty();
    long committedCount = Math.round(committed.value());
    if (progress.key().equals(ActionMeasure.DONE_SHARE.key()))
      return Optional.of(format.text("outcomes.share-of-committed", committedCount));
    return progress.key().equals(ActionMeasure.DONE.key())
        ? Optional.of(format.text("outcomes.of-committed", committedCount))
        : Optional.empty();
  }

  /** The target, the margin, and of how many people it has answers, where known. */
  private String details(IndicatorProgress progress, boolean isOver) {
    var figure = progress.figure();
    var low = figure.low();
    var high = figure.high();
    var details = new ArrayList<String>();
    base(progress).ifPresent(details::add);
    if (progress.target() != null)
      details.add(format.text("outcomes.report.target-of", target(progress, isOver)));
    if (low != null && high != null)
      details.add(format.text("outcomes.report.margin", format.number(low), format.number(high)));
    var people = figure.answeredBy();
    if (people != null) details.add(format.text("outcomes.report.answers-of", people));
    return String.join(" · ", details);
  }

  /** A bar up to the value, with a tick at the target; null where no value is shown. */
  private @Nullable SvgChart gauge(IndicatorProgress progress) {
    var filled = progress.filled();
    var mark = progress.mark();
    var value = progress.value();
    if (filled == null || value == null) return null;
    var chart = new SvgChart.Builder();
    chart.box(0, BAR_AT, GAUGE, BAR, SvgChart.RULE);
    chart.box(0, BAR_AT, GAUGE * filled / IN_A_HUNDRED, BAR, SvgChart.ACCENT);
    if (mark != null)
      chart.box((GAUGE - TICK) * mark / IN_A_HUNDRED, 0, TICK, GAUGE_HEIGHT, SvgChart.INK);
    var target = progress.target();
    var alternative =
        target == null
            ? format.text("outcomes.report.gauge", progress.label(), value)
            : format.text("outcomes.report.gauge-and-target", progress.label(), value, target);
    return chart.chart(alternative, GAUGE, GAUGE_HEIGHT);
  }

  private Indicator indicator(IndicatorProgress progress, IndicatorSummary summary) {
    var figure = progress.figure();
    var people = figure.answeredBy();
    return new Indicator(
        progress.label(),
        value(progress, summary),
        target(progress, summary.isOver()),
        trend(figure),
        people == null ? "–" : format.number(people));
  }

  private static String value(IndicatorProgress progress, IndicatorSummary summary) {
    return Objects.requireNonNullElse(progress.value(), summary.notShown());
  }

  private String target(IndicatorProgress progress, boolean isOver) {
    if (progress.target() == null) return "–";
    if (progress.isReached() == null) return progress.target();
    return format.text(
        "outcomes.report.target-and",
        progress.target(),
        format.text(
            progress.isReached()
                ? "outcomes.reached"
                : isOver ? "outcomes.missed-over" : "outcomes.missed"));
  }

  /** From the first published month to the last, or what the figure itself compares. */
  private String trend(Figure figure) {
    if (figure.value() == null) return "–";
    if (figure.unit() == Unit.CHANGE_OF_CONFIDENCE || figure.unit() == Unit.CHANGE_ON_OWN_SCALE)
      return format.text("outcomes.report.trend.change");
    var points =
        figures.series().stream()
            .filter(series -> series.measure().equals(figure.measure()))
            .flatMap(series -> series.points().stream())
            .filter(point -> point.value() != null)
            .toList();
    if (points.size() < 2) return "–";
    var unit = Objects.requireNonNullElse(figure.unit(), Unit.NUMBER);
    var first = points.getFirst();
    var last = points.getLast();
    return format.text(
        "outcomes.report.trend.from-to",
        format.value(Objects.requireNonNull(first.value()), unit),
        format.month(first.month()),
        format.value(Objects.requireNonNull(last.value()), unit),
        format.month(last.month()));
  }
}

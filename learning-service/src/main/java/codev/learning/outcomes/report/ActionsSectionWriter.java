package codev.learning.outcomes.report;

import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.ABANDONED;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.COMMITTED;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.DAYS_TO_DONE;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.DONE;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.EFFECT;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.PARTLY;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.TRIED;

import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.figures.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The section on actions and their progress. */
final class ActionsSectionWriter {
  static final String ID = "actions";
  private static final List<ActionMeasure> NAMED =
      List.of(COMMITTED, TRIED, DONE, PARTLY, ABANDONED);

  /** Each a part of the one before. */
  private static final List<ActionMeasure> STEPS = List.of(COMMITTED, TRIED, DONE);

  /** From here on an effect of 1 to 5 is high. */
  private static final int HIGH = 4;

  private ActionsSectionWriter() {}

  static Optional<ReportSection> of(ReportContext context) {
    var tables = context.tables(ActionMeasure.SECTION);
    if (tables.stream().allMatch(FigureTable::isSuppressed)) return Optional.empty();
    return Optional.of(
        context.section(
            ID,
            title(context),
            sentence(context, context.bars(NAMED)),
            chart(context),
            tables,
            null));
  }

  /** What it shows, where that is known. */
  private static String title(ReportContext context) {
    var committed = context.figure(COMMITTED).value();
    var done = context.figure(DONE).value();
    if (committed == null) return context.title(ID);
    return done == null
        ? context.format().text("outcomes.found.committed", Math.round(committed))
        : context.format().text("outcomes.found.done", Math.round(done), Math.round(committed));
  }

  /** None without the actions committed, which all others are a part of. */
  private static @Nullable ChartData chart(ReportContext context) {
    var steps = context.bars(STEPS);
    return steps.size() < 2 || context.figure(COMMITTED).value() == null
        ? null
        : new ChartData.Funnel(steps, rated(context));
  }

  private static ChartData.@Nullable Rated rated(ReportContext context) {
    var effect = context.figure(EFFECT);
    var answers = effect.distribution();
    var people = effect.n();
    if (answers == null || people == null) return null;
    int all = answers.stream().mapToInt(Figure.Share::count).sum();
    int high =
        answers.stream()
            .filter(share -> share.answer() >= HIGH)
            .mapToInt(Figure.Share::count)
            .sum();
    return all == 0
        ? null
        : new ChartData.Rated(context.format().text("outcomes.chart.effect"), high, all, people);
  }

  private static String sentence(ReportContext context, List<ChartData.Bar> bars) {
    var format = context.format();
    var sentences = new ArrayList<String>();
    sentences.add(
        bars.isEmpty()
            ? context.sentence(ID)
            : bars.stream()
                .map(
                    bar -> bar.label() + format.text("outcomes.colon") + format.number(bar.value()))
                .collect(Collectors.joining(" · ", "", ".")));
    var days = context.figure(DAYS_TO_DONE);
    if (days.value() != null) sentences.add(format.text("outcomes.says.days", context.value(days)));
    var effect = context.figure(EFFECT);
    if (effect.value() != null)
      sentences.add(format.text("outcomes.says.effect", context.value(effect)));
    return String.join(" ", sentences);
  }
}

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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The section on actions and their progress. */
final class ActionsSectionWriter {
  static final String ID = "actions";
  private static final List<ActionMeasure> OUTCOME_MEASURES =
      List.of(TRIED, DONE, PARTLY, ABANDONED);

  /** Each a part of the one before. */
  private static final List<ActionMeasure> STEPS = List.of(COMMITTED, TRIED, DONE);

  /** From here on an effect of 1 to 5 is high. */
  private static final int HIGH = 4;

  private ActionsSectionWriter() {}

  static Optional<ReportSection> write(ReportContext context) {
    var tables = context.tables(ActionMeasure.SECTION);
    if (tables.stream().allMatch(FigureTable::isSuppressed)) return Optional.empty();
    return Optional.of(
        context.section(ID, title(context), sentence(context), chart(context), tables, null));
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

  private static ChartData.@Nullable RatedShare rated(ReportContext context) {
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
        : new ChartData.RatedShare(
            context.format().text("outcomes.chart.effect"), high, all, people);
  }

  /** What the title does not say. */
  private static String sentence(ReportContext context) {
    var format = context.format();
    var sentences = new ArrayList<String>();
    if (context.figure(COMMITTED).value() == null) {
      var named = outcomeCounts(context);
      if (!named.isEmpty()) sentences.add(named);
    } else {
      untried(context).ifPresent(sentences::add);
      Stream.of(PARTLY, ABANDONED)
          .map(context::figure)
          .filter(figure -> figure.value() != null)
          .map(figure -> format.text("outcomes.says." + figure.measure().key(), count(figure)))
          .forEach(sentences::add);
    }
    var days = context.figure(DAYS_TO_DONE);
    if (days.value() != null) sentences.add(format.text("outcomes.says.days", context.value(days)));
    var effect = context.figure(EFFECT);
    if (effect.value() != null)
      sentences.add(format.text("outcomes.says.effect", context.value(effect)));
    return sentences.isEmpty() ? context.sentence(ID) : String.join(" ", sentences);
  }

  private static String outcomeCounts(ReportContext context) {
    var format = context.format();
    return context.bars(OUTCOME_MEASURES).stream()
        .map(bar -> bar.label() + format.text("outcomes.colon") + format.number(bar.value()))
        .reduce((one, next) -> one + " · " + next)
        .map(all -> all + ".")
        .orElse("");
  }

  private static Optional<String> untried(ReportContext context) {
    var committed = context.figure(COMMITTED);
    var tried = context.figure(TRIED);
    return committed.value() == null || tried.value() == null
        ? Optional.empty()
        : Optional.of(
            context
                .format()
                .text("outcomes.says.untried", Math.max(0, count(committed) - count(tried))));
  }

  private static long count(Figure figure) {
    return Math.round(Objects.requireNonNull(figure.value()));
  }
}

package codev.learning.outcomes.report;

import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.ABANDONED;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.COMMITTED;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.DAYS_TO_DONE;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.DONE;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.EFFECT;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.PARTLY;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.TRIED;

import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The section on actions and their progress. */
final class ActionsSectionWriter {
  private static final String ID = "actions";
  private static final List<ActionMeasure> DRAWN =
      List.of(COMMITTED, TRIED, DONE, PARTLY, ABANDONED);

  private ActionsSectionWriter() {}

  static Optional<ReportSection> of(ReportContext context) {
    var bars = context.bars(DRAWN);
    return context.section(
        ID,
        sentence(context, bars),
        bars.isEmpty() ? null : new ChartData.Bars(false, bars),
        context.tables(ActionMeasure.SECTION));
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

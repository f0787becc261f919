package codev.learning.outcomes.report;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.charts.ChartData;
import java.util.List;
import java.util.Optional;

/** Sessions, attendance and how closely they followed the method. */
final class SessionsSectionWriter {
  private static final List<MeasureId> DRAWN =
      List.of(
          SessionMeasure.ATTENDANCE,
          SessionMeasure.ROTATION,
          FidelityMeasure.STEPS_ON_TIME,
          FidelityMeasure.CONTRACT_ACCEPTED,
          FidelityMeasure.CLIENT_SILENT);

  private SessionsSectionWriter() {}

  static Optional<ReportSection> of(ReportContext context, String id) {
    var bullets = context.bullets(DRAWN);
    return context.section(
        id,
        sentence(context, id),
        bullets.isEmpty() ? null : new ChartData.Bullets(bullets),
        context.tables(SessionMeasure.SECTION, FidelityMeasure.SECTION));
  }

  private static String sentence(ReportContext context, String id) {
    var held = context.figure(SessionMeasure.HELD);
    var planned = context.figure(SessionMeasure.HOURS_PLANNED);
    var hours = context.figure(SessionMeasure.HOURS_HELD);
    return (held.value() == null || planned.value() == null || hours.value() == null)
        ? context.sentence(id)
        : context
            .format()
            .text(
                "outcomes.says.held",
                context.format().number(held.value()),
                context.value(hours),
                context.value(planned));
  }
}

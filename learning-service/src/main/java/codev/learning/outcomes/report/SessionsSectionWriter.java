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

  /** How many sessions there were is in the title of the calendar. */
  private static String sentence(ReportContext context, String id) {
    var planned = context.figure(SessionMeasure.HOURS_PLANNED);
    var hours = context.figure(SessionMeasure.HOURS_HELD);
    return (planned.value() == null || hours.value() == null)
        ? context.sentence(id)
        : context.format().text("outcomes.says.held", context.value(hours), context.value(planned));
  }
}

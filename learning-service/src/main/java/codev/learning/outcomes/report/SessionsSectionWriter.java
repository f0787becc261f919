package codev.learning.outcomes.report;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure.Unit;
import java.util.List;
import java.util.Optional;

/** Sessions, attendance and how closely they followed the method. */
final class SessionsSectionWriter {
  private static final List<MeasureId> DRAWN_MEASURES =
      List.of(
          SessionMeasure.ATTENDANCE,
          SessionMeasure.ROTATION,
          FidelityMeasure.STEPS_ON_TIME,
          FidelityMeasure.CONTRACT_ACCEPTED,
          FidelityMeasure.CLIENT_SILENT);

  private SessionsSectionWriter() {}

  static Optional<ReportSection> write(ReportContext context, String id) {
    var bullets = context.bullets(DRAWN_MEASURES);
    var tables = context.tables(SessionMeasure.SECTION, FidelityMeasure.SECTION);
    if (tables.stream().allMatch(FigureTable::isSuppressed)) return Optional.empty();
    return Optional.of(
        context.section(
            id,
            title(context, id, bullets),
            sentence(context, id),
            bullets.isEmpty() ? null : new ChartData.Bullets(bullets),
            tables,
            null));
  }

  /** How many targets are reached, where there are any. */
  private static String title(ReportContext context, String id, List<ChartData.Bullet> bullets) {
    var aimed = bullets.stream().filter(bullet -> bullet.target() != null).toList();
    if (aimed.isEmpty()) return context.title(id);
    long reached = aimed.stream().filter(bullet -> isReached(bullet, context.format())).count();
    return context.format().text("outcomes.found.sessions", reached, aimed.size());
  }

  /** As both are shown. */
  private static boolean isReached(ChartData.Bullet bullet, FigureFormatter format) {
    var target = bullet.target();
    return target != null
        && (bullet.value() >= target
            || format.value(bullet.value(), Unit.SHARE).equals(format.target(target, Unit.SHARE)));
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

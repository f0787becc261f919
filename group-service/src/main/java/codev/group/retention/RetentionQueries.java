package codev.group.retention;

import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.retention.RetentionSchedule.Line;
import codev.group.retention.RetentionView.Setting;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds how long data is kept. */
@Component
public class RetentionQueries {
  private final ReadModel<RetentionView> views;

  RetentionQueries(ReadModels views) {
    this.views = views.project(RetentionView.PROJECTION);
  }

  /**
   * @param lastDay of the programme
   */
  public RetentionSchedule ofProgramme(ProgrammeId programme, LocalDate lastDay) {
    var own = settings(programme);
    var common = settings(null);
    return new RetentionSchedule(
        Arrays.stream(RetentionClass.values())
            .map(one -> line(one, own, common, lastDay))
            .toList());
  }

  RetentionSchedule ofOrganisation() {
    var common = settings(null);
    return new RetentionSchedule(
        Arrays.stream(RetentionClass.values()).map(one -> line(one, common, null)).toList());
  }

  private Map<RetentionClass, Setting> settings(@Nullable ProgrammeId programme) {
    return views
        .find(ProgrammeId.retentionStream(programme))
        .map(RetentionView::settings)
        .orElse(Map.of());
  }

  private static Line line(
      RetentionClass dataClass,
      Map<RetentionClass, Setting> own,
      Map<RetentionClass, Setting> common,
      LocalDate lastDay) {
    if (own.containsKey(dataClass)) return line(dataClass, own, lastDay);
    var line = line(dataClass, common, lastDay);
    return new Line(dataClass, line.period(), line.since(), line.period() != null, line.end());
  }

  private static Line line(
      RetentionClass dataClass,
      Map<RetentionClass, Setting> settings,
      @Nullable LocalDate lastDay) {
    var setting = settings.get(dataClass);
    if (setting == null) return new Line(dataClass, null, null, false, null);
    var period = setting.period();
    var end = lastDay == null ? null : period.endAfter(lastDay);
    return new Line(dataClass, period, setting.since(), false, end);
  }
}

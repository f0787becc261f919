package codev.group.retention;

import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.retention.RetentionSchedule.Line;
import codev.group.retention.RetentionView.Setting;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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

  List<RetentionView> all() {
    return views.all();
  }

  /**
   * @param lastDay of the programme
   */
  public RetentionSchedule ofProgramme(ProgrammeId programme, LocalDate lastDay) {
    var programmeView = view(programme);
    var common = view(null).settings();
    return new RetentionSchedule(
        Arrays.stream(RetentionClass.values())
            .map(one -> line(one, programmeView, common, lastDay))
            .toList());
  }

  RetentionSchedule ofOrganisation() {
    var common = view(null).settings();
    return new RetentionSchedule(
        Arrays.stream(RetentionClass.values()).map(one -> line(one, common.get(one))).toList());
  }

  private RetentionView view(@Nullable ProgrammeId programme) {
    return views
        .find(ProgrammeId.retentionStream(programme))
        .orElseGet(() -> new RetentionView(programme, Map.of(), Map.of(), Map.of()));
  }

  private static Line line(RetentionClass dataClass, @Nullable Setting setting) {
    return setting == null
        ? new Line(dataClass, null, null, false, null, null, null)
        : new Line(dataClass, setting.period(), setting.since(), false, null, null, null);
  }

  private static Line line(
      RetentionClass dataClass,
      RetentionView retention,
      Map<RetentionClass, Setting> common,
      LocalDate lastDay) {
    var leftAt = retention.departures().get(dataClass);
    var isOwn = retention.settings().containsKey(dataClass);
    var setting = isOwn ? retention.settings().get(dataClass) : common.get(dataClass);
    if (setting == null) return new Line(dataClass, null, null, false, null, null, leftAt);
    var end = setting.period().endAfter(lastDay);
    var announcement = retention.announcements().get(dataClass);
    var leavesOn =
        announcement != null && announcement.end().equals(end) ? announcement.leavesOn() : null;
    return new Line(dataClass, setting.period(), setting.since(), !isOwn, end, leavesOn, leftAt);
  }
}

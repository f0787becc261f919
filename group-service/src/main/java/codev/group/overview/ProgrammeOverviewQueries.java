package codev.group.overview;

import codev.group.directory.DirectoryQueries;
import codev.group.directory.DisplayNames;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.group.GroupQueries;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import codev.group.planning.BusyTimes;
import codev.group.programme.ProgrammeView;
import codev.group.programme.ProgrammeWithGroups;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads all groups of a programme together. */
@Component
public class ProgrammeOverviewQueries {
  private final GroupQueries groupQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final DirectoryQueries directory;
  private final Clock clock;
  private final ZoneId zone;

  ProgrammeOverviewQueries(
      GroupQueries groupQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      DirectoryQueries directory,
      Clock clock,
      ZoneId zone) {
    this.groupQueries = groupQueries;
    this.facilitatorQueries = facilitatorQueries;
    this.directory = directory;
    this.clock = clock;
    this.zone = zone;
  }

  /** People are expected elsewhere whatever the programme: all groups are looked at. */
  ProgrammeOverview of(ProgrammeView programme, CurrentUser user) {
    var inConflict = BusyTimes.of(groupQueries.everywhere(), _ -> false).inConflict();
    var groups = groupQueries.groups(programme.id(), user);
    var facilitators = groups.stream().map(GroupView::facilitator).distinct().toList();
    var names = directory.names(facilitators);
    var unknown = facilitatorQueries.unknown(facilitators);
    return new ProgrammeOverview(
        groups.stream().map(group -> line(group, programme, names, unknown, inConflict)).toList());
  }

  /** What waits in each of these programmes, the most urgent first. */
  List<AttentionItem> tasks(List<ProgrammeWithGroups> programmes) {
    var inConflict =
        programmes.stream().allMatch(each -> each.groups().isEmpty())
            ? Set.<GroupId>of()
            : BusyTimes.of(groupQueries.everywhere(), _ -> false).inConflict();
    return programmes.stream()
        .flatMap(each -> tasks(each, inConflict))
        .sorted(Comparator.comparingInt(AttentionItem::urgency))
        .toList();
  }

  private Stream<AttentionItem> tasks(ProgrammeWithGroups each, Set<GroupId> inConflict) {
    var programme = each.programme();
    if (each.groups().isEmpty()) return Stream.of(new AttentionItem(programme, null, List.of()));
    var today = LocalDate.now(clock.withZone(zone));
    var now = clock.instant();
    var byNeed = new EnumMap<AttentionReason, List<GroupView>>(AttentionReason.class);
    for (var group : each.groups()) {
      var stage = GroupStage.of(group, programme.settings(), today);
      for (var need : AttentionReason.of(group, stage, inConflict.contains(group.id()), now))
        byNeed.computeIfAbsent(need, _ -> new ArrayList<>()).add(group);
    }
    return byNeed.entrySet().stream()
        .map(found -> new AttentionItem(programme, found.getKey(), found.getValue()));
  }

  private GroupRow line(
      GroupView group,
      ProgrammeView programme,
      DisplayNames names,
      Set<Username> unknown,
      Set<GroupId> inConflict) {
    var today = LocalDate.now(clock.withZone(zone));
    var stage = GroupStage.of(group, programme.settings(), today);
    var needs = AttentionReason.of(group, stage, inConflict.contains(group.id()), clock.instant());
    var facilitator = group.facilitator();
    return GroupRow.of(group, names.of(facilitator), unknown.contains(facilitator), stage, needs);
  }
}

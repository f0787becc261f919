package codev.group.overview;

import codev.group.directory.DirectoryQueries;
import codev.group.directory.DisplayNames;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeView;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
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
  ProgrammeOverview of(ProgrammeView programme, CurrentUser who) {
    var everywhere = groupQueries.groups(who);
    var clashing = ConflictFinder.among(everywhere);
    var groups = everywhere.stream().filter(g -> g.programmeId().equals(programme.id())).toList();
    var facilitators = groups.stream().map(GroupView::facilitator).distinct().toList();
    var names = directory.names(facilitators);
    var strays = facilitatorQueries.strays(facilitators);
    return new ProgrammeOverview(
        groups.stream().map(group -> line(group, programme, names, strays, clashing)).toList());
  }

  private GroupRow line(
      GroupView group,
      ProgrammeView programme,
      DisplayNames names,
      Set<Username> strays,
      Set<GroupId> clashing) {
    var today = LocalDate.now(clock.withZone(zone));
    var stage = GroupStage.of(group, programme.frame().endsOn(), today);
    var needs = AttentionReason.of(group, stage, clashing.contains(group.id()), clock.instant());
    var facilitator = group.facilitator();
    return GroupRow.of(group, names.of(facilitator), strays.contains(facilitator), stage, needs);
  }
}

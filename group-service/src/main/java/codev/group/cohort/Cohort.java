package codev.group.cohort;

import codev.group.directory.Directory;
import codev.group.directory.Names;
import codev.group.domain.GroupId;
import codev.group.domain.Username;
import codev.group.roster.GroupCard;
import codev.group.roster.ProgrammeCard;
import codev.group.roster.Roster;
import codev.infra.pages.Who;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sees all groups of a programme together. */
@Component
public class Cohort {
  private final Roster roster;
  private final Directory directory;
  private final Clock clock;
  private final ZoneId zone;

  Cohort(Roster roster, Directory directory, Clock clock, ZoneId zone) {
    this.roster = roster;
    this.directory = directory;
    this.clock = clock;
    this.zone = zone;
  }

  /** People are expected elsewhere whatever the programme: all groups are looked at. */
  Board of(ProgrammeCard programme, Who who) {
    var everywhere = roster.groups(who);
    var clashing = Clashes.among(everywhere);
    var groups = everywhere.stream().filter(g -> g.programmeId().equals(programme.id())).toList();
    var facilitators = groups.stream().map(GroupCard::facilitator).distinct().toList();
    var names = directory.names(facilitators);
    var strays = roster.strays(facilitators);
    return new Board(
        groups.stream().map(group -> line(group, programme, names, strays, clashing)).toList());
  }

  private Line line(
      GroupCard group,
      ProgrammeCard programme,
      Names names,
      Set<Username> strays,
      Set<GroupId> clashing) {
    var today = LocalDate.now(clock.withZone(zone));
    var stage = Stage.of(group, programme.frame().endsOn(), today);
    var needs = Need.of(group, stage, clashing.contains(group.id()), clock.instant());
    var facilitator = group.facilitator();
    return Line.of(group, names.of(facilitator), strays.contains(facilitator), stage, needs);
  }
}

package codev.group.evidence;

import codev.group.domain.ProgrammeId;
import codev.group.domain.Reason;
import codev.group.domain.Refused;
import codev.group.domain.Username;
import codev.group.roster.GroupCard;
import codev.group.roster.Roster;
import codev.infra.pages.Declined;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where it is looked up who attended what; whoever has no part in a programme is not found. */
@Component
class Participations {
  private final Roster roster;
  private final Sheets sheets;

  Participations(Roster roster, Sheets sheets) {
    this.roster = roster;
    this.sheets = sheets;
  }

  /** A person's own affair, and the programme manager's. */
  Participation of(Username person, ProgrammeId programme, Who who) {
    boolean own = person.value().equals(who.username());
    if (!own && !who.is(Role.MANAGER)) {
      roster.programme(programme, who);
      throw Declined.forbidden();
    }
    var groups = roster.groupsOf(programme);
    var participation = of(person, groups);
    if (participation.sessions().isEmpty()) {
      if (groups.stream().noneMatch(group -> group.members().contains(person)))
        throw Declined.notFound();
      throw new Refused(Reason.NOTHING_ATTENDED_YET);
    }
    return participation;
  }

  /** Of everybody who has attended something. */
  List<Participation> all(List<GroupCard> groups) {
    return groups.stream()
        .flatMap(group -> sheets.held(group).stream())
        .flatMap(sheet -> sheet.lines().stream())
        .filter(Sheet.Line::attended)
        .map(Sheet.Line::person)
        .distinct()
        .map(person -> of(person, groups))
        .toList();
  }

  private Participation of(Username person, List<GroupCard> groups) {
    return new Participation(
        person,
        groups.stream()
            .flatMap(
                group ->
                    sheets.held(group).stream()
                        .map(sheet -> Participation.Attended.of(group.name(), sheet, person))
                        .flatMap(Optional::stream))
            .toList());
  }
}

package codev.group.programme;

import codev.group.authority.ProgrammeAccess;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.group.GroupQueries;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds programmes; one that the viewer may not see is not found. */
@Component
public class ProgrammeQueries {
  private final ReadModel<ProgrammeView> programmes;
  private final GroupQueries groups;
  private final ProgrammeAccess access;

  ProgrammeQueries(ReadModels views, GroupQueries groups, ProgrammeAccess access) {
    this.programmes = views.project(ProgrammeView.PROJECTION);
    this.groups = groups;
    this.access = access;
  }

  /** A programme as it stands at the end of the log: what a command is decided on. */
  public ProgrammeView programme(ProgrammeId id) {
    return programmes.current().find(id.toString()).orElseThrow(RefusedException::notFound);
  }

  /** A sponsor sees programmes, but none of their groups; members see theirs through a group. */
  public ProgrammeView programme(ProgrammeId id, CurrentUser user) {
    return programmes
        .find(id.toString())
        .filter(_ -> access.maySee(user, id) || !groups.groups(id, user).isEmpty())
        .orElseThrow(RefusedException::notFound);
  }

  /** As it stands at the end of the log, for a command of this user. */
  public ProgrammeView currentProgramme(ProgrammeId id, CurrentUser user) {
    var programme = programme(id);
    if (access.currentOf(user).sees(id.value())) return programme;
    if (groups.groupsOf(id).stream().noneMatch(group -> group.isOf(user)))
      throw RefusedException.notFound();
    return programme;
  }

  /** How these programmes are set at the end of the log. */
  public Map<ProgrammeId, ProgrammeSettings> settings(Collection<ProgrammeId> ids) {
    var distinctIds = ids.stream().map(ProgrammeId::toString).distinct().toList();
    return programmes.current().find(distinctIds).stream()
        .collect(Collectors.toMap(ProgrammeView::id, ProgrammeView::settings));
  }

  public List<ProgrammeView> programmes(CurrentUser user) {
    var authority = access.of(user);
    if (authority.seesOrganisation()) return programmes.all();
    var ownProgrammeIds =
        groups.groupsWith(user.username()).map(group -> group.programmeId().toString());
    var granted = authority.programmes().stream().map(UUID::toString);
    return programmes.find(Stream.concat(ownProgrammeIds, granted).distinct().toList());
  }

  /** Those that exist for a user apart from a place in one of their groups. */
  public List<ProgrammeView> programmesOf(ProgrammeAuthorities authority) {
    if (authority.seesOrganisation()) return programmes.all();
    return programmes.find(authority.programmes().stream().map(UUID::toString).toList());
  }

  /** Those of these programmes that are not over on a day. */
  public Set<ProgrammeId> running(Collection<ProgrammeId> ids, LocalDate day) {
    return programmes.find(ids.stream().map(ProgrammeId::toString).distinct().toList()).stream()
        .filter(programme -> !programme.settings().isOverOn(day))
        .map(ProgrammeView::id)
        .collect(Collectors.toSet());
  }
}

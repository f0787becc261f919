package codev.group.programme;

import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.infra.eventstore.log.EventLog;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds programmes; one that the viewer may not see is not found. */
@Component
public class ProgrammeQueries {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final View<ProgrammeView> programmes;
  private final GroupQueries groups;
  private final EventLog log;

  ProgrammeQueries(Views views, GroupQueries groups, EventLog log) {
    this.programmes = views.project(ProgrammeView.PROJECTION);
    this.groups = groups;
    this.log = log;
  }

  /** A programme as it stands at the end of the log: what a command is decided on. */
  public ProgrammeView programme(ProgrammeId id) {
    if (!programmes.await(log.head().position(), PATIENCE)) throw RefusedException.notYetVisible();
    return programmes.find(id.toString()).orElseThrow(RefusedException::notFound);
  }

  /** A sponsor sees programmes, but none of their groups; members see theirs through a group. */
  public ProgrammeView programme(ProgrammeId id, CurrentUser who) {
    return programmes
        .find(id.toString())
        .filter(programme -> seesAll(who) || !groups.groups(programme.id(), who).isEmpty())
        .orElseThrow(RefusedException::notFound);
  }

  public List<ProgrammeView> programmes(CurrentUser who) {
    if (seesAll(who)) return programmes.all();
    var ids = groups.groups(who).stream().map(group -> group.programmeId().toString()).distinct();
    return programmes.find(ids.toList());
  }

  /** Those of these programmes that are not over on a day. */
  public Set<ProgrammeId> running(Collection<ProgrammeId> ids, LocalDate day) {
    return programmes.find(ids.stream().map(ProgrammeId::toString).distinct().toList()).stream()
        .filter(programme -> !programme.frame().endsOn().isBefore(day))
        .map(ProgrammeView::id)
        .collect(Collectors.toSet());
  }

  private static boolean seesAll(CurrentUser who) {
    return who.is(UserRole.MANAGER) || who.is(UserRole.AUDITOR) || who.is(UserRole.SPONSOR);
  }
}

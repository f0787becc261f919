package codev.group.group;

import codev.group.calendar.ActualSessionStarts;
import codev.group.calendar.SchedulingConflict;
import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.log.EventLog;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds groups. A query that takes the viewer answers from the view as it stands, without what this
 * viewer may not see; one without a viewer waits until the view has reached the end of the log, so
 * that a command can be decided on it.
 */
@Component
public class GroupQueries {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final View<GroupView> groups;
  private final View<ActualSessionStarts> openings;
  private final EventLog log;
  private final TextEncryption seals;

  GroupQueries(Views views, EventLog log, TextEncryption seals) {
    this.groups = views.project(GroupView.PROJECTION);
    this.openings = views.project(ActualSessionStarts.PROJECTION);
    this.log = log;
    this.seals = seals;
  }

  public GroupView group(GroupId id) {
    return current().find(id.toString()).orElseThrow(RefusedException::notFound);
  }

  public GroupView group(GroupId id, CurrentUser who) {
    return groups
        .find(id.toString())
        .filter(group -> group.isVisibleTo(who))
        .map(group -> visible(group, who))
        .orElseThrow(RefusedException::notFound);
  }

  /** When the sessions that are over began, by their ids. */
  public Map<String, Instant> begun(GroupView group) {
    return openings.find(group.id().toString()).map(ActualSessionStarts::begun).orElse(Map.of());
  }

  /** Which groups have planned a session under one of these ids. */
  public List<GroupId> plannedIn(List<SessionId> sessions) {
    var ids = sessions.stream().map(SessionId::toString).toList();
    return current().whereAny("sessions.id", ids).stream().map(GroupView::id).toList();
  }

  /** All groups for managers and auditors, their own for everybody else. */
  public List<GroupView> groups(CurrentUser who) {
    return who.is(UserRole.MANAGER) || who.is(UserRole.AUDITOR)
        ? groups.all().stream().map(group -> visible(group, who)).toList()
        : groupsWith(who);
  }

  /** The groups of a programme that are visible to the viewer. */
  public List<GroupView> groups(ProgrammeId programme, CurrentUser who) {
    return groups.where("programmeId", programme.toString()).stream()
        .filter(group -> group.isVisibleTo(who))
        .map(group -> visible(group, who))
        .toList();
  }

  /** All groups of a programme. */
  public List<GroupView> groupsOf(ProgrammeId programme) {
    return current().where("programmeId", programme.toString());
  }

  /** The viewer's own groups, whatever else they may see. */
  public List<GroupView> groupsWith(CurrentUser who) {
    return groupsWith(who.username()).map(group -> visible(group, who)).toList();
  }

  /** Groups of a member or facilitator, also of a substitute in a session to come. */
  public Stream<GroupView> groupsWith(String username) {
    var person = new Username(username);
    var chaired =
        groups.where("sessions.facilitator", username).stream()
            .filter(group -> group.sessions().isLedBy(person));
    return Stream.of(
            groups.where("facilitator", username).stream(),
            groups.where("members", username).stream(),
            chaired)
        .flatMap(found -> found)
        .distinct();
  }

  /** Groups with one of these facilitators, from the view as it stands. */
  public List<GroupView> facilitatedBy(Collection<Username> facilitators) {
    return groups.whereAny("facilitator", facilitators.stream().map(Username::value).toList());
  }

  /** Groups with one of these facilitators, from the view at the end of the log. */
  public List<GroupView> currentlyFacilitatedBy(Collection<Username> facilitators) {
    return current().whereAny("facilitator", facilitators.stream().map(Username::value).toList());
  }

  /** People of the group who are expected in another group while this one meets. */
  public List<SchedulingConflict> conflicts(GroupView group, CurrentUser who) {
    return group
        .people()
        .flatMap(person -> groupsWith(person.value()))
        .filter(other -> !other.id().equals(group.id()))
        .distinct()
        .flatMap(other -> group.conflictsWith(other, who))
        .toList();
  }

  private GroupView visible(GroupView group, CurrentUser who) {
    return group.seenBy(who, seals::show);
  }

  private View<GroupView> current() {
    if (groups.await(log.head().position(), PATIENCE)) return groups;
    throw RefusedException.notYetVisible();
  }
}

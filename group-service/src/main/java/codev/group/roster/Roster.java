package codev.group.roster;

import codev.group.calendar.Conflict;
import codev.group.domain.GroupId;
import codev.group.domain.ProgrammeId;
import codev.group.domain.SessionId;
import codev.infra.confidentiality.Seals;
import codev.infra.eventstore.EventLog;
import codev.infra.pages.Declined;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.infra.views.Views;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where programmes and groups are looked up; what somebody may not see is not found. */
@Component
public class Roster {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final View<ProgrammeCard> programmes;
  private final View<GroupCard> groups;
  private final EventLog log;
  private final Seals seals;

  Roster(Views views, EventLog log, Seals seals) {
    this.programmes = views.project(new ProgrammeCards());
    this.groups = views.project(new GroupCards());
    this.log = log;
    this.seals = seals;
  }

  /** For a write room: a programme, as the log has it at this moment. */
  public ProgrammeCard programme(ProgrammeId id) {
    return upToNow(programmes).find(id.toString()).orElseThrow(Declined::notFound);
  }

  /** For a write room: a group, as the log has it at this moment. */
  public GroupCard group(GroupId id) {
    return upToNow(groups).find(id.toString()).orElseThrow(Declined::notFound);
  }

  public GroupCard group(GroupId id, Who who) {
    return groups
        .find(id.toString())
        .filter(group -> group.isVisibleTo(who))
        .map(group -> told(group, who))
        .orElseThrow(Declined::notFound);
  }

  /** For a write room: which groups have planned a session under this id. */
  public List<GroupId> plannedIn(SessionId session) {
    return upToNow(groups).where("sessions.id", session.toString()).stream()
        .map(GroupCard::id)
        .toList();
  }

  public List<GroupCard> groups(Who who) {
    var visible =
        who.is(Role.MANAGER) || who.is(Role.AUDITOR)
            ? groups.all().stream()
            : groupsWith(who.username());
    return visible.map(group -> told(group, who)).toList();
  }

  /** Those that somebody is in, as a member or facilitator. */
  public Stream<GroupCard> groupsWith(String username) {
    return Stream.concat(
            groups.where("facilitator", username).stream(),
            groups.where("members", username).stream())
        .distinct();
  }

  /** Who of a group is wanted in another one while it meets. */
  public List<Conflict> conflicts(GroupCard group, Who who) {
    return group
        .people()
        .flatMap(person -> groupsWith(person.value()))
        .filter(other -> !other.id().equals(group.id()))
        .distinct()
        .flatMap(other -> group.conflictsWith(other, who))
        .toList();
  }

  /** Those of a programme that are visible to somebody. */
  public List<GroupCard> groups(ProgrammeId programme, Who who) {
    return groups.where("programmeId", programme.toString()).stream()
        .filter(group -> group.isVisibleTo(who))
        .map(group -> told(group, who))
        .toList();
  }

  /** A sponsor sees programmes, but of their groups nothing; members see theirs through a group. */
  public ProgrammeCard programme(ProgrammeId id, Who who) {
    return programmes
        .find(id.toString())
        .filter(programme -> seesAllProgrammes(who) || !groups(programme.id(), who).isEmpty())
        .orElseThrow(Declined::notFound);
  }

  public List<ProgrammeCard> programmes(Who who) {
    if (seesAllProgrammes(who)) return programmes.all();
    var ids = groups(who).stream().map(group -> group.programmeId().toString()).distinct();
    return programmes.find(ids.toList());
  }

  private GroupCard told(GroupCard group, Who who) {
    return group.seenBy(who, seals::show);
  }

  private static boolean seesAllProgrammes(Who who) {
    return who.is(Role.MANAGER) || who.is(Role.AUDITOR) || who.is(Role.SPONSOR);
  }

  private <D> View<D> upToNow(View<D> view) {
    if (view.await(log.head().position(), PATIENCE)) return view;
    throw Declined.notYetVisible();
  }
}

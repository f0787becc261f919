package codev.group.programme;

import codev.group.calendar.ActualSessionStarts;
import codev.group.calendar.SchedulingConflict;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.FacilitatorWorkload;
import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorPoolEntry;
import codev.group.facilitators.FacilitatorPoolQueries;
import codev.group.facilitators.FacilitatorView;
import codev.group.group.GroupProjection;
import codev.group.group.GroupView;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.EventLog;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.problem.RequestRejectedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where programmes and groups are looked up; what somebody may not see is not found. */
@Component
public class ProgrammeQueries {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final View<ProgrammeView> programmes;
  private final View<GroupView> groups;
  private final View<ActualSessionStarts> openings;
  private final EventLog log;
  private final TextEncryption seals;
  private final FacilitatorPoolQueries pool;
  private final DirectoryQueries directory;
  private final Clock clock;

  ProgrammeQueries(
      Views views,
      EventLog log,
      TextEncryption seals,
      FacilitatorPoolQueries pool,
      DirectoryQueries directory,
      Clock clock) {
    this.programmes = views.project(new ProgrammeProjection());
    this.groups = views.project(new GroupProjection());
    this.openings = views.project(new ActualSessionStarts.OfGroups());
    this.log = log;
    this.seals = seals;
    this.pool = pool;
    this.directory = directory;
    this.clock = clock;
  }

  /** For a write room: a programme, as the log has it at this moment. */
  public ProgrammeView programme(ProgrammeId id) {
    return upToNow(programmes).find(id.toString()).orElseThrow(RequestRejectedException::notFound);
  }

  /** For a write room: a group, as the log has it at this moment. */
  public GroupView group(GroupId id) {
    return upToNow(groups).find(id.toString()).orElseThrow(RequestRejectedException::notFound);
  }

  public GroupView group(GroupId id, CurrentUser who) {
    return groups
        .find(id.toString())
        .filter(group -> group.isVisibleTo(who))
        .map(group -> told(group, who))
        .orElseThrow(RequestRejectedException::notFound);
  }

  /** When those of its sessions that are over began, by their ids. */
  public Map<String, Instant> begun(GroupView group) {
    return openings.find(group.id().toString()).map(ActualSessionStarts::begun).orElse(Map.of());
  }

  /** For a write room: which groups have planned a session under one of these ids. */
  public List<GroupId> plannedIn(List<SessionId> sessions) {
    var ids = sessions.stream().map(SessionId::toString).toList();
    return upToNow(groups).whereAny("sessions.id", ids).stream().map(GroupView::id).toList();
  }

  public List<GroupView> groups(CurrentUser who) {
    return who.is(UserRole.MANAGER) || who.is(UserRole.AUDITOR)
        ? groups.all().stream().map(group -> told(group, who)).toList()
        : groupsWith(who);
  }

  /** Those that somebody is in themselves, whatever else they may see. */
  public List<GroupView> groupsWith(CurrentUser who) {
    return groupsWith(who.username()).map(group -> told(group, who)).toList();
  }

  /** Those that somebody is in, as a member or facilitator, if only of one session to come. */
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

  /** Who of a group is wanted in another one while it meets. */
  public List<SchedulingConflict> conflicts(GroupView group, CurrentUser who) {
    return group
        .people()
        .flatMap(person -> groupsWith(person.value()))
        .filter(other -> !other.id().equals(group.id()))
        .distinct()
        .flatMap(other -> group.conflictsWith(other, who))
        .toList();
  }

  /** For a room that asks itself who may: the groups of a programme, as the log has them now. */
  public List<GroupView> groupsOf(ProgrammeId programme) {
    return upToNow(groups).where("programmeId", programme.toString());
  }

  /** Those of a programme that are visible to somebody. */
  public List<GroupView> groups(ProgrammeId programme, CurrentUser who) {
    return groups.where("programmeId", programme.toString()).stream()
        .filter(group -> group.isVisibleTo(who))
        .map(group -> told(group, who))
        .toList();
  }

  /** A sponsor sees programmes, but of their groups nothing; members see theirs through a group. */
  public ProgrammeView programme(ProgrammeId id, CurrentUser who) {
    return programmes
        .find(id.toString())
        .filter(programme -> seesAllProgrammes(who) || !groups(programme.id(), who).isEmpty())
        .orElseThrow(RequestRejectedException::notFound);
  }

  public List<ProgrammeView> programmes(CurrentUser who) {
    if (seesAllProgrammes(who)) return programmes.all();
    var ids = groups(who).stream().map(group -> group.programmeId().toString()).distinct();
    return programmes.find(ids.toList());
  }

  /** The pool, with what everybody holds now. */
  public List<FacilitatorView> facilitators(CurrentUser who) {
    who.mustBe(UserRole.MANAGER, UserRole.AUDITOR);
    var places = pool.all();
    var people = places.stream().map(FacilitatorPoolEntry::username).toList();
    var names = directory.names(people);
    var held = heldBy(groups, people);
    var today = LocalDate.now(clock);
    return places.stream()
        .map(
            place ->
                FacilitatorView.of(
                    place,
                    names.of(place.username()),
                    held.getOrDefault(place.username(), List.of()),
                    today))
        .toList();
  }

  /** Whether neither the pool nor the directory has anybody of this name: it may be misspelt. */
  public boolean isStray(Username facilitator) {
    return !strays(List.of(facilitator)).isEmpty();
  }

  /** Likewise, those of several. */
  public Set<Username> strays(Collection<Username> facilitators) {
    var known = new HashSet<>(directory.of(facilitators).keySet());
    pool.all().forEach(place -> known.add(place.username()));
    return facilitators.stream()
        .filter(person -> !known.contains(person))
        .collect(Collectors.toSet());
  }

  /** For a write room: how somebody stands who is to take a group, at this moment. */
  public FacilitatorWorkload standing(Username facilitator, GroupId group) {
    var standings = standings(List.of(facilitator), held -> !held.equals(group));
    return Objects.requireNonNull(standings.get(facilitator));
  }

  /** Likewise of several, where their groups are only thought of. */
  public Map<Username, FacilitatorWorkload> standings(List<Username> facilitators) {
    return standings(facilitators, _ -> true);
  }

  /** Likewise, where several groups are to be taken: how they stand before the first. */
  public Map<Username, FacilitatorWorkload> standings(
      List<Username> facilitators, Set<GroupId> groups) {
    return standings(facilitators, held -> !groups.contains(held));
  }

  /** Where no pool is kept, nobody is missing from it. */
  private Map<Username, FacilitatorWorkload> standings(
      List<Username> people, Predicate<GroupId> counts) {
    var today = LocalDate.now(clock);
    var places = pool.places();
    var held = heldBy(upToNow(groups), people);
    var standings = new HashMap<Username, FacilitatorWorkload>();
    for (var person : people) {
      var place = places.get(person);
      int load = (int) held.getOrDefault(person, List.of()).stream().filter(counts).count();
      standings.put(
          person,
          place == null
              ? new FacilitatorWorkload(places.isEmpty(), load, null)
              : new FacilitatorWorkload(place.isQualifiedOn(today), load, place.capacity()));
    }
    return standings;
  }

  /** For a write room: how many groups more those take who are in the pool. */
  public Map<Username, Integer> room(List<Username> facilitators) {
    var room = new HashMap<Username, Integer>();
    standings(facilitators)
        .forEach(
            (person, standing) -> {
              var capacity = standing.capacity();
              if (capacity != null) room.put(person, Math.max(0, capacity - standing.groups()));
            });
    return room;
  }

  /** Groups of programmes that are not over; the store is asked once, however many people. */
  private Map<Username, List<GroupId>> heldBy(View<GroupView> groups, List<Username> people) {
    var found = groups.whereAny("facilitator", people.stream().map(Username::value).toList());
    var ids = found.stream().map(group -> group.programmeId().toString()).distinct().toList();
    var today = LocalDate.now(clock);
    var running =
        programmes.find(ids).stream()
            .filter(programme -> !programme.frame().endsOn().isBefore(today))
            .map(ProgrammeView::id)
            .collect(Collectors.toSet());
    return found.stream()
        .filter(group -> running.contains(group.programmeId()))
        .collect(
            Collectors.groupingBy(
                GroupView::facilitator, Collectors.mapping(GroupView::id, Collectors.toList())));
  }

  private GroupView told(GroupView group, CurrentUser who) {
    return group.seenBy(who, seals::show);
  }

  private static boolean seesAllProgrammes(CurrentUser who) {
    return who.is(UserRole.MANAGER) || who.is(UserRole.AUDITOR) || who.is(UserRole.SPONSOR);
  }

  private <D> View<D> upToNow(View<D> view) {
    if (view.await(log.head().position(), PATIENCE)) return view;
    throw RequestRejectedException.notYetVisible();
  }
}

package codev.group.roster;

import codev.group.calendar.Conflict;
import codev.group.calendar.Openings;
import codev.group.directory.Directory;
import codev.group.domain.GroupId;
import codev.group.domain.ProgrammeId;
import codev.group.domain.SessionId;
import codev.group.domain.Standing;
import codev.group.domain.Username;
import codev.group.pool.Place;
import codev.group.pool.Pool;
import codev.infra.confidentiality.Seals;
import codev.infra.eventstore.EventLog;
import codev.infra.pages.Declined;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.infra.views.Views;
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
public class Roster {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final View<ProgrammeCard> programmes;
  private final View<GroupCard> groups;
  private final View<Openings> openings;
  private final EventLog log;
  private final Seals seals;
  private final Pool pool;
  private final Directory directory;
  private final Clock clock;

  Roster(Views views, EventLog log, Seals seals, Pool pool, Directory directory, Clock clock) {
    this.programmes = views.project(new ProgrammeCards());
    this.groups = views.project(new GroupCards());
    this.openings = views.project(new Openings.OfGroups());
    this.log = log;
    this.seals = seals;
    this.pool = pool;
    this.directory = directory;
    this.clock = clock;
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

  /** When those of its sessions that are over began, by their ids. */
  Map<String, Instant> begun(GroupCard group) {
    return openings.find(group.id().toString()).map(Openings::begun).orElse(Map.of());
  }

  /** For a write room: which groups have planned a session under one of these ids. */
  public List<GroupId> plannedIn(List<SessionId> sessions) {
    var ids = sessions.stream().map(SessionId::toString).toList();
    return upToNow(groups).whereAny("sessions.id", ids).stream().map(GroupCard::id).toList();
  }

  public List<GroupCard> groups(Who who) {
    return who.is(Role.MANAGER) || who.is(Role.AUDITOR)
        ? groups.all().stream().map(group -> told(group, who)).toList()
        : groupsWith(who);
  }

  /** Those that somebody is in themselves, whatever else they may see. */
  List<GroupCard> groupsWith(Who who) {
    return groupsWith(who.username()).map(group -> told(group, who)).toList();
  }

  /** Those that somebody is in, as a member or facilitator, if only of one session to come. */
  public Stream<GroupCard> groupsWith(String username) {
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
  public List<Conflict> conflicts(GroupCard group, Who who) {
    return group
        .people()
        .flatMap(person -> groupsWith(person.value()))
        .filter(other -> !other.id().equals(group.id()))
        .distinct()
        .flatMap(other -> group.conflictsWith(other, who))
        .toList();
  }

  /** For a room that asks itself who may: the groups of a programme, as the log has them now. */
  public List<GroupCard> groupsOf(ProgrammeId programme) {
    return upToNow(groups).where("programmeId", programme.toString());
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

  /** The pool, with what everybody holds now. */
  public List<FacilitatorCard> facilitators(Who who) {
    who.mustBe(Role.MANAGER, Role.AUDITOR);
    var places = pool.all();
    var people = places.stream().map(Place::username).toList();
    var names = directory.names(people);
    var held = heldBy(groups, people);
    var today = LocalDate.now(clock);
    return places.stream()
        .map(
            place ->
                FacilitatorCard.of(
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
  public Standing standing(Username facilitator, GroupId group) {
    var standings = standings(List.of(facilitator), held -> !held.equals(group));
    return Objects.requireNonNull(standings.get(facilitator));
  }

  /** Likewise of several, where their groups are only thought of. */
  public Map<Username, Standing> standings(List<Username> facilitators) {
    return standings(facilitators, _ -> true);
  }

  /** Likewise, where several groups are to be taken: how they stand before the first. */
  public Map<Username, Standing> standings(List<Username> facilitators, Set<GroupId> groups) {
    return standings(facilitators, held -> !groups.contains(held));
  }

  /** Where no pool is kept, nobody is missing from it. */
  private Map<Username, Standing> standings(List<Username> people, Predicate<GroupId> counts) {
    var today = LocalDate.now(clock);
    var places = pool.places();
    var held = heldBy(upToNow(groups), people);
    var standings = new HashMap<Username, Standing>();
    for (var person : people) {
      var place = places.get(person);
      int load = (int) held.getOrDefault(person, List.of()).stream().filter(counts).count();
      standings.put(
          person,
          place == null
              ? new Standing(places.isEmpty(), load, null)
              : new Standing(place.isQualifiedOn(today), load, place.capacity()));
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
  private Map<Username, List<GroupId>> heldBy(View<GroupCard> groups, List<Username> people) {
    var found = groups.whereAny("facilitator", people.stream().map(Username::value).toList());
    var ids = found.stream().map(group -> group.programmeId().toString()).distinct().toList();
    var today = LocalDate.now(clock);
    var running =
        programmes.find(ids).stream()
            .filter(programme -> !programme.frame().endsOn().isBefore(today))
            .map(ProgrammeCard::id)
            .collect(Collectors.toSet());
    return found.stream()
        .filter(group -> running.contains(group.programmeId()))
        .collect(
            Collectors.groupingBy(
                GroupCard::facilitator, Collectors.mapping(GroupCard::id, Collectors.toList())));
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

package codev.group.facilitators;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.FacilitatorWorkload;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Clock;
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
import org.springframework.stereotype.Component;

/**
 * Finds facilitators with their workload: qualification, capacity and the groups that they hold in
 * programmes that are not over.
 */
@Component
public class FacilitatorWorkloadQueries {
  private final FacilitatorPoolQueries pool;
  private final DirectoryQueries directory;
  private final GroupQueries groups;
  private final ProgrammeQueries programmes;
  private final Clock clock;

  FacilitatorWorkloadQueries(
      FacilitatorPoolQueries pool,
      DirectoryQueries directory,
      GroupQueries groups,
      ProgrammeQueries programmes,
      Clock clock) {
    this.pool = pool;
    this.directory = directory;
    this.groups = groups;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** Everybody in the pool, from the views as they stand. */
  public List<FacilitatorResponse> facilitators(CurrentUser who) {
    who.mustBe(UserRole.MANAGER, UserRole.AUDITOR);
    var places = pool.all();
    var people = places.stream().map(FacilitatorPoolEntry::username).toList();
    var names = directory.names(people);
    var held = byFacilitator(groups.facilitatedBy(people));
    var today = LocalDate.now(clock);
    return places.stream()
        .map(
            place ->
                FacilitatorResponse.of(
                    place,
                    names.of(place.username()),
                    held.getOrDefault(place.username(), List.of()),
                    today))
        .toList();
  }

  /** Whether a username stands neither in the pool nor in the directory: it may be misspelt. */
  public boolean isStray(Username facilitator) {
    return !strays(List.of(facilitator)).isEmpty();
  }

  /** Usernames that stand neither in the pool nor in the directory. */
  public Set<Username> strays(Collection<Username> facilitators) {
    var known = new HashSet<>(directory.of(facilitators).keySet());
    pool.all().forEach(place -> known.add(place.username()));
    return facilitators.stream()
        .filter(person -> !known.contains(person))
        .collect(Collectors.toSet());
  }

  /** The current workload of a facilitator who is to take a group, without this group. */
  public FacilitatorWorkload standing(Username facilitator, GroupId group) {
    var standings = standings(List.of(facilitator), held -> !held.equals(group));
    return Objects.requireNonNull(standings.get(facilitator));
  }

  /** Current workloads, where groups are only proposed. */
  public Map<Username, FacilitatorWorkload> standings(List<Username> facilitators) {
    return standings(facilitators, _ -> true);
  }

  /** Current workloads of those who are to take these groups, without these groups. */
  public Map<Username, FacilitatorWorkload> standings(
      List<Username> facilitators, Set<GroupId> groups) {
    return standings(facilitators, held -> !groups.contains(held));
  }

  /** Where no pool is kept, nobody is missing from it. */
  private Map<Username, FacilitatorWorkload> standings(
      List<Username> people, Predicate<GroupId> counts) {
    var today = LocalDate.now(clock);
    var places = pool.places();
    var held = byFacilitator(groups.currentlyFacilitatedBy(people));
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

  /** How many more groups each of them can take now; only of those in the pool. */
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
  private Map<Username, List<GroupId>> byFacilitator(List<GroupView> held) {
    var ids = held.stream().map(GroupView::programmeId).collect(Collectors.toSet());
    var running = programmes.running(ids, LocalDate.now(clock));
    return held.stream()
        .filter(group -> running.contains(group.programmeId()))
        .collect(
            Collectors.groupingBy(
                GroupView::facilitator, Collectors.mapping(GroupView::id, Collectors.toList())));
  }
}

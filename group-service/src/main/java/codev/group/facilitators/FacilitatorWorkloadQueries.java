package codev.group.facilitators;

import codev.group.authority.ProgrammeAccess;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.FacilitatorWorkload;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeQueries;
import codev.infra.ui.NameOrder;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Finds facilitators with their workload: qualification, capacity and the groups that they hold in
 * programmes that are not over.
 */
@Component
@EnableConfigurationProperties(FacilitatorPoolProperties.class)
public class FacilitatorWorkloadQueries {
  private final FacilitatorPoolQueries pool;
  private final DirectoryQueries directory;
  private final GroupQueries groups;
  private final ProgrammeQueries programmes;
  private final ProgrammeAccess access;
  private final FacilitatorPoolProperties settings;
  private final Clock clock;

  FacilitatorWorkloadQueries(
      FacilitatorPoolQueries pool,
      DirectoryQueries directory,
      GroupQueries groups,
      ProgrammeQueries programmes,
      ProgrammeAccess access,
      FacilitatorPoolProperties settings,
      Clock clock) {
    this.pool = pool;
    this.directory = directory;
    this.groups = groups;
    this.programmes = programmes;
    this.access = access;
    this.settings = settings;
    this.clock = clock;
  }

  /** Everybody in the pool, from the views as they stand. */
  public List<FacilitatorResponse> facilitators(CurrentUser user) {
    var entries = pool.all();
    var people = entries.stream().map(FacilitatorPoolEntry::username).toList();
    var names = directory.names(people);
    var groupsByFacilitator = byFacilitator(groups.facilitatedBy(people));
    var authority = access.of(user);
    var today = LocalDate.now(clock);
    return entries.stream()
        .map(
            entry -> {
              var facilitatedGroups = groupsByFacilitator.getOrDefault(entry.username(), List.of());
              return FacilitatorResponse.of(
                  entry,
                  names.of(entry.username()),
                  facilitatedGroups.stream()
                      .filter(g -> g.isVisibleTo(authority))
                      .map(GroupView::id)
                      .toList(),
                  facilitatedGroups.size(),
                  today);
            })
        .sorted(Comparator.comparing(FacilitatorResponse::displayName, NameOrder.alphabetical()))
        .toList();
  }

  /** Whether a username stands neither in the pool nor in the directory: it may be misspelt. */
  public boolean isUnknown(Username facilitator) {
    return !unknown(List.of(facilitator)).isEmpty();
  }

  /** Usernames that stand neither in the pool nor in the directory. */
  public Set<Username> unknown(Collection<Username> facilitators) {
    var known = new HashSet<>(directory.of(facilitators).keySet());
    pool.all().forEach(entry -> known.add(entry.username()));
    return facilitators.stream()
        .filter(person -> !known.contains(person))
        .collect(Collectors.toSet());
  }

  /** The current workload of a facilitator who is to take a group, without this group. */
  public FacilitatorWorkload workload(Username facilitator, GroupId group) {
    var workloads = workloads(List.of(facilitator), held -> !held.equals(group));
    return Objects.requireNonNull(workloads.get(facilitator));
  }

  /** Current workloads, where groups are only proposed. */
  public Map<Username, FacilitatorWorkload> workloads(List<Username> facilitators) {
    return workloads(facilitators, _ -> true);
  }

  /** Current workloads of those who are to take these groups, without these groups. */
  public Map<Username, FacilitatorWorkload> workloads(
      List<Username> facilitators, Set<GroupId> groups) {
    return workloads(facilitators, held -> !groups.contains(held));
  }

  /** Where no pool is kept, nobody is missing from it. */
  private Map<Username, FacilitatorWorkload> workloads(
      List<Username> people, Predicate<GroupId> counts) {
    var today = LocalDate.now(clock);
    var entries = pool.byUsername();
    var groupsByFacilitator = byFacilitator(groups.currentlyFacilitatedBy(people));
    var workloads = new HashMap<Username, FacilitatorWorkload>();
    for (var person : people) {
      var entry = entries.get(person);
      int load =
          (int)
              groupsByFacilitator.getOrDefault(person, List.of()).stream()
                  .filter(group -> counts.test(group.id()))
                  .count();
      workloads.put(
          person,
          entry == null
              ? new FacilitatorWorkload(
                  entries.isEmpty() || !settings.required(), entries.isEmpty(), load, null)
              : entry.workload(load, today));
    }
    return workloads;
  }

  /** How many more groups each of them can take now; only of those in the pool. */
  public Map<Username, Integer> room(List<Username> facilitators) {
    var room = new HashMap<Username, Integer>();
    workloads(facilitators)
        .forEach(
            (person, workload) -> {
              var roomLeft = workload.room();
              if (roomLeft != null) room.put(person, Math.max(0, roomLeft));
            });
    return room;
  }

  /** Groups of programmes that are not over; the store is asked once, however many people. */
  private Map<Username, List<GroupView>> byFacilitator(List<GroupView> groupViews) {
    var ids = groupViews.stream().map(GroupView::programmeId).collect(Collectors.toSet());
    var running = programmes.running(ids, LocalDate.now(clock));
    return groupViews.stream()
        .filter(group -> running.contains(group.programmeId()))
        .collect(Collectors.groupingBy(GroupView::facilitator));
  }
}

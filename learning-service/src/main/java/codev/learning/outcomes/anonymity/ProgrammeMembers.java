package codev.learning.outcomes.anonymity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a programme: their groups, and where they work. */
final class ProgrammeMembers {
  private final Map<String, Workplace> members = new HashMap<>();
  private final Map<String, Workplace> workplaces = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<Integer, MemberStrata> strata = new HashMap<>();

  /** Returns whether the person is or was a member. */
  boolean assignWorkplace(String person, Workplace workplace) {
    workplaces.put(person, workplace);
    return members.replace(person, workplace) != null;
  }

  void add(String person, String group) {
    groups.computeIfAbsent(group, _ -> new HashSet<>()).add(person);
    members.put(person, workplace(person));
  }

  /** Their workplace stays known. */
  void remove(String person, String group) {
    groups.computeIfAbsent(group, _ -> new HashSet<>()).remove(person);
  }

  /** To be called after each change: strata depend on all members. */
  void forgetStrata() {
    strata.clear();
  }

  /** Present and former ones. */
  int size() {
    return members.size();
  }

  /** Of all groups, with members or without. */
  Set<String> ids() {
    return Set.copyOf(groups.keySet());
  }

  int groups() {
    return groups.size();
  }

  int groupsWithMembers() {
    return Math.toIntExact(groups.values().stream().filter(people -> !people.isEmpty()).count());
  }

  boolean isLarge(String group, int people) {
    return groups.getOrDefault(group, Set.of()).size() >= people;
  }

  /** The present ones of a group. */
  Set<String> of(String group) {
    return Set.copyOf(groups.getOrDefault(group, Set.of()));
  }

  /** Whether all of them are in this group now. */
  boolean areIn(String group, Set<String> people) {
    return groups.getOrDefault(group, Set.of()).containsAll(people);
  }

  /** Of all present and former members. */
  Collection<Workplace> workplaces() {
    return List.copyOf(members.values());
  }

  Workplace workplace(String person) {
    return workplaces.getOrDefault(person, Workplace.ANYWHERE);
  }

  /** Of all members; computed only when needed, since people join many at a time. */
  MemberStrata strata(int people) {
    return strata.computeIfAbsent(people, _ -> MemberStrata.among(members, people));
  }
}

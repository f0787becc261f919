package codev.group.domain.charter;

import codev.group.domain.person.Username;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The charter as it stands.
 *
 * @param version which each member accepts; a new wording is a new version
 * @param promises as the group has worded them; empty: those of the method
 * @param acceptances the version that each member accepted last
 * @param declines who declined their place, asked to accept this version
 * @param reminded who was reminded of this version at a manager's request
 */
public record Charter(
    int version,
    List<String> promises,
    Map<Username, Integer> acceptances,
    Set<Username> declines,
    Set<Username> reminded) {
  private static final int FIRST = 1;

  /** In the words of the method, accepted by nobody yet. */
  public static final Charter OF_THE_METHOD =
      new Charter(FIRST, List.of(), Map.of(), Set.of(), Set.of());

  public Charter {
    promises = List.copyOf(promises);
    acceptances = Map.copyOf(acceptances);
    declines = Set.copyOf(declines);
    reminded = Set.copyOf(reminded);
  }

  public Charter worded(int newVersion, List<String> newPromises) {
    return new Charter(newVersion, newPromises, acceptances, Set.of(), Set.of());
  }

  public Charter accepted(Username member, int acceptedVersion) {
    var changed = new HashMap<>(acceptances);
    changed.put(member, acceptedVersion);
    return new Charter(version, promises, changed, without(member), reminded);
  }

  public Charter withdrawn(Username member) {
    var fewer = new HashMap<>(acceptances);
    fewer.remove(member);
    return new Charter(version, promises, fewer, declines, reminded);
  }

  public Charter declined(Username member) {
    var changed = new HashSet<>(declines);
    changed.add(member);
    return new Charter(version, promises, acceptances, changed, reminded);
  }

  /** Who comes back is asked anew whether they want a place. */
  public Charter left(Username member) {
    return new Charter(version, promises, acceptances, without(member), reminded);
  }

  private Set<Username> without(Username member) {
    var fewer = new HashSet<>(declines);
    fewer.remove(member);
    return fewer;
  }

  public Charter reminded(Collection<Username> members) {
    var changed = new HashSet<>(reminded);
    changed.addAll(members);
    return new Charter(version, promises, acceptances, declines, changed);
  }

  public boolean isAcceptedBy(Username member) {
    return acceptances.getOrDefault(member, 0) == version;
  }

  public boolean isDeclinedBy(Username member) {
    return declines.contains(member);
  }

  /** Those who have not answered; each is reminded once at a manager's request. */
  public List<Username> toRemind(Collection<Username> members) {
    return members.stream()
        .filter(member -> !isAcceptedBy(member) && !isDeclinedBy(member))
        .filter(member -> !reminded.contains(member))
        .toList();
  }

  public int nextVersion() {
    return version + 1;
  }

  /** Whether this is how it stands, or would be without a change. */
  public boolean isWorded(int asVersion, List<String> as) {
    return promises.equals(as) && (asVersion == version || asVersion == nextVersion());
  }
}

package codev.group.domain.charter;

import codev.group.domain.person.Username;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The charter as it stands.
 *
 * @param version which each member accepts; a new wording is a new version
 * @param promises as the group has worded them; empty: those of the method
 * @param acceptances the version that each member accepted last
 */
public record Charter(int version, List<String> promises, Map<Username, Integer> acceptances) {
  private static final int FIRST = 1;

  /** In the words of the method, accepted by nobody yet. */
  public static final Charter OF_THE_METHOD = new Charter(FIRST, List.of(), Map.of());

  public Charter {
    promises = List.copyOf(promises);
    acceptances = Map.copyOf(acceptances);
  }

  public Charter worded(int newVersion, List<String> newPromises) {
    return new Charter(newVersion, newPromises, acceptances);
  }

  public Charter accepted(Username member, int acceptedVersion) {
    var more = new HashMap<>(acceptances);
    more.put(member, acceptedVersion);
    return new Charter(version, promises, more);
  }

  public Charter withdrawn(Username member) {
    var fewer = new HashMap<>(acceptances);
    fewer.remove(member);
    return new Charter(version, promises, fewer);
  }

  public boolean isAcceptedBy(Username member) {
    return acceptances.getOrDefault(member, 0) == version;
  }

  public int nextVersion() {
    return version + 1;
  }

  /** Whether this is how it stands, or would be without a change. */
  public boolean isWorded(int asVersion, List<String> as) {
    return promises.equals(as) && (asVersion == version || asVersion == nextVersion());
  }
}

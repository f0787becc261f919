package codev.group.composition;

import codev.group.directory.DirectoryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attributes in which the people of a group may differ; each has equal weight. */
enum DiversityCriterion {
  UNIT(DirectoryEntry::unit),
  SITE(DirectoryEntry::site),
  JOB_FAMILY(DirectoryEntry::jobFamily);

  private static final DiversityCriterion[] CRITERIA = values();

  private final Function<DirectoryEntry, @Nullable String> attribute;

  DiversityCriterion(Function<DirectoryEntry, @Nullable String> attribute) {
    this.attribute = attribute;
  }

  /**
   * The share of pairs that differ: 1 when no two are alike, 0 when all are. Who is not known in
   * this respect counts as like everybody.
   */
  double of(List<PlacementCandidate> peers) {
    int pairs = peers.size() * (peers.size() - 1) / 2;
    return pairs == 0 ? 0 : (double) differing(peers) / pairs;
  }

  /** In how many respects two people do not differ. */
  static int alike(PlacementCandidate one, PlacementCandidate other) {
    int alike = 0;
    for (var criterion : CRITERIA) if (!criterion.differ(one, other)) alike++;
    return alike;
  }

  /** Which values several people have, and who; in the order of the values. */
  SortedMap<String, List<PlacementCandidate>> shared(List<PlacementCandidate> peers) {
    var shared = new TreeMap<String, List<PlacementCandidate>>();
    for (var peer : peers) {
      var value = value(peer);
      if (value != null) shared.computeIfAbsent(value, _ -> new ArrayList<>()).add(peer);
    }
    shared.values().removeIf(sharers -> sharers.size() == 1);
    return shared;
  }

  /** How many different values there are. */
  long values(List<PlacementCandidate> peers) {
    return peers.stream().map(this::value).filter(Objects::nonNull).distinct().count();
  }

  private int differing(List<PlacementCandidate> peers) {
    int differing = 0;
    for (int i = 0; i < peers.size(); i++)
      for (int j = i + 1; j < peers.size(); j++)
        if (differ(peers.get(i), peers.get(j))) differing++;
    return differing;
  }

  private boolean differ(PlacementCandidate one, PlacementCandidate other) {
    var first = value(one);
    var second = value(other);
    return first != null && second != null && !first.equals(second);
  }

  private @Nullable String value(PlacementCandidate peer) {
    return attribute.apply(peer.entry());
  }
}

package codev.group.composing;

import static codev.group.domain.Reason.CANNOT_BE_COMPOSED;

import codev.group.domain.MembershipRules;
import codev.group.domain.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Places people one after the other where they fit best, those with most conflicts first, then
 * swaps pairs between groups as long as a swap makes the whole more mixed. The same people always
 * give the same proposal.
 */
final class Composition {
  /** More hardly ever change anything, and a manager waits for the answer. */
  private static final int MOST_SWEEPS = 10;

  private final List<List<Peer>> groups = new ArrayList<>();
  private final int[] sizes;

  private Composition(int people, int groupSize) {
    int count = Math.min(Math.ceilDiv(people, groupSize), people / MembershipRules.LEAST);
    sizes = new int[count];
    Arrays.fill(sizes, people / count);
    for (int i = 0; i < people % count; i++) sizes[i]++;
    for (int i = 0; i < count; i++) groups.add(new ArrayList<>());
  }

  /**
   * @param groupSize how many there should be in a group at most; they are spread evenly, and where
   *     that would leave fewer than three somewhere, over fewer groups
   */
  static List<List<Peer>> of(List<Peer> people, int groupSize) {
    if (people.size() < MembershipRules.LEAST) throw new Refused(CANNOT_BE_COMPOSED);
    var composition = new Composition(people.size(), groupSize);
    people.stream().sorted(hardestFirst(people)).forEach(composition::place);
    composition.improve();
    composition.groups.forEach(
        group -> group.sort(Comparator.comparing(peer -> peer.username().value())));
    return composition.groups;
  }

  private static Comparator<Peer> hardestFirst(List<Peer> people) {
    return Comparator.<Peer>comparingLong(
            peer -> people.stream().filter(peer::mustNotSitWith).count())
        .reversed()
        .thenComparing(peer -> peer.username().value());
  }

  private void place(Peer peer) {
    int best = -1;
    double most = -1;
    for (int i = 0; i < groups.size(); i++) {
      var group = groups.get(i);
      if (group.size() == sizes[i] || group.stream().anyMatch(peer::mustNotSitWith)) continue;
      double gain = gain(group, peer);
      if (gain > most) {
        most = gain;
        best = i;
      }
    }
    if (best < 0) throw new Refused(CANNOT_BE_COMPOSED);
    groups.get(best).add(peer);
  }

  /** An emptier group comes first among equals. */
  private static double gain(List<Peer> group, Peer peer) {
    var with = new ArrayList<>(group);
    with.add(peer);
    return group.isEmpty() ? Double.MAX_VALUE : score(with);
  }

  private void improve() {
    boolean better = true;
    for (int sweep = 0; better && sweep < MOST_SWEEPS; sweep++) {
      better = false;
      for (int a = 0; a < groups.size(); a++)
        for (int b = a + 1; b < groups.size(); b++) better |= improve(groups.get(a), groups.get(b));
    }
  }

  private static boolean improve(List<Peer> one, List<Peer> other) {
    boolean better = false;
    for (int i = 0; i < one.size(); i++)
      for (int j = 0; j < other.size(); j++) better |= swapIfBetter(one, i, other, j);
    return better;
  }

  private static boolean swapIfBetter(List<Peer> one, int i, List<Peer> other, int j) {
    double before = score(one) + score(other);
    swap(one, i, other, j);
    boolean better =
        isAllowed(one) && isAllowed(other) && score(one) + score(other) > before + 1e-9;
    if (!better) swap(one, i, other, j);
    return better;
  }

  private static void swap(List<Peer> one, int i, List<Peer> other, int j) {
    other.set(j, one.set(i, other.get(j)));
  }

  private static boolean isAllowed(List<Peer> group) {
    return MembershipRules.subordination(group.stream().map(Peer::candidate).toList()).isEmpty();
  }

  private static double score(List<Peer> group) {
    return Arrays.stream(Diversity.values()).mapToDouble(respect -> respect.of(group)).sum();
  }
}

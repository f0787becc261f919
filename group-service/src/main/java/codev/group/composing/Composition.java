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
  private final List<List<Peer>> groups = new ArrayList<>();
  private final int[] sizes;

  private Composition(int people, int groupSize) {
    int count = Math.max(1, Math.ceilDiv(people, groupSize));
    sizes = new int[count];
    Arrays.fill(sizes, people / count);
    for (int i = 0; i < people % count; i++) sizes[i]++;
    for (int i = 0; i < count; i++) groups.add(new ArrayList<>());
  }

  /**
   * @param groupSize how many there should be in a group at most; they are spread evenly
   */
  static List<List<Peer>> of(List<Peer> people, int groupSize) {
    var composition = new Composition(people.size(), groupSize);
    if (composition.sizes[composition.sizes.length - 1] < MembershipRules.LEAST)
      throw new Refused(CANNOT_BE_COMPOSED);
    people.stream().sorted(hardestFirst(people)).forEach(composition::place);
    while (composition.improve()) {}
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

  /** The first swap found that makes two groups together more mixed. */
  private boolean improve() {
    for (int a = 0; a < groups.size(); a++)
      for (int b = a + 1; b < groups.size(); b++)
        for (int i = 0; i < groups.get(a).size(); i++)
          for (int j = 0; j < groups.get(b).size(); j++)
            if (swapIfBetter(groups.get(a), i, groups.get(b), j)) return true;
    return false;
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

package codev.learning.outcomes.anonymity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * Forms the anonymity sets of the cells of a grid, e.g. of the help from one unit to another. They
 * are made of whole sets of the grid's total, as a sponsor sees them: of successive ones that reach
 * over two groups. So whatever is computed from cells and totals together is about whole sets of
 * two groups, even for a reader who knows how many observations stand behind each. What has too few
 * people for a set of its cell waits for the next ones.
 */
final class CellAnonymitySets {
  private final ProgrammeMembers members;
  private final ToIntFunction<MeasureProtection> minimumPeople;
  private final BiConsumer<MeasureId, AnonymitySet> formed;
  private final Map<Workplace, Stratum> strata = new HashMap<>();

  /**
   * @param minimumPeople in a set
   * @param formed takes each set with its cell
   */
  CellAnonymitySets(
      ProgrammeMembers members,
      ToIntFunction<MeasureProtection> minimumPeople,
      BiConsumer<MeasureId, AnonymitySet> formed) {
    this.members = members;
    this.minimumPeople = minimumPeople;
    this.formed = formed;
  }

  /** What the sets of one stratum have brought since the last ones that were divided. */
  private static final class Stratum {
    private final Set<String> groups = new HashSet<>();
    private final Map<MeasureId, List<Observation>> waiting = new LinkedHashMap<>();

    void add(AnonymitySet total) {
      groups.addAll(total.groups());
      for (var observation : total.observations()) {
        var cell = observation.cell();
        if (cell != null)
          waiting.computeIfAbsent(cell, _ -> new ArrayList<>()).add(observation.counted());
      }
    }
  }

  /**
   * @param total the next set of the total; all of them come here, in the order in which they are
   *     formed
   */
  void divide(AnonymitySet total) {
    var stratum = strata.computeIfAbsent(total.stratum(), _ -> new Stratum());
    stratum.add(total);
    boolean isForSponsors = members.groups() >= DisclosureControl.GROUPS_FOR_A_SPONSOR;
    int groups = isForSponsors ? DisclosureControl.GROUPS_FOR_A_SPONSOR : 1;
    if (stratum.groups.size() < groups) return;
    if (stratum.groups.size() >= DisclosureControl.GROUPS_FOR_A_SPONSOR) stratum.groups.clear();
    for (var cell : List.copyOf(stratum.waiting.keySet())) {
      var observations = Objects.requireNonNull(stratum.waiting.get(cell));
      var set = AnonymitySet.of(cell.protection(), total.stratum(), observations);
      boolean isLarge = set.people().size() >= minimumPeople.applyAsInt(cell.protection());
      if (!isLarge || set.groups().size() < groups) continue;
      stratum.waiting.remove(cell);
      formed.accept(cell, set);
    }
  }
}

package codev.group.overview;

import codev.group.group.GroupStage;
import codev.infra.ui.NameOrder;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The groups of a programme with their totals.
 *
 * @param lines every one
 */
record ProgrammeOverview(List<GroupRow> lines) {
  /** Those that are wanted, in the order in which they are. */
  List<GroupRow> of(GroupFilter filter) {
    Comparator<GroupRow> order = filter.sortOrder().comparator();
    return lines.stream()
        .filter(filter::admits)
        .sorted(filter.isBackwards() ? order.reversed() : order)
        .toList();
  }

  /** How many groups have each need, the most urgent first; without those that nobody has. */
  public Map<AttentionReason, Integer> needs() {
    var counts = new EnumMap<AttentionReason, Integer>(AttentionReason.class);
    for (var line : lines) for (var need : line.needs()) counts.merge(need, 1, Integer::sum);
    return counts;
  }

  public Map<GroupStage, Integer> stages() {
    var counts = new EnumMap<GroupStage, Integer>(GroupStage.class);
    for (var line : lines) counts.merge(line.stage(), 1, Integer::sum);
    return counts;
  }

  /** In how many groups something is to do. */
  public long inNeed() {
    return lines.stream().filter(line -> !line.tasks().isEmpty()).count();
  }

  /** How many groups meet in the present week. */
  public long thisWeek() {
    return lines.stream().filter(GroupRow::thisWeek).count();
  }

  /** How far all groups together are: the sums of their rows. */
  public GroupTotals totals() {
    return lines.stream().map(GroupRow::totals).reduce(GroupTotals.NONE, GroupTotals::plus);
  }

  /** Where members work, each site once whatever its case. */
  public List<String> sites() {
    var sites = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    for (var line : lines) sites.addAll(line.sites());
    return sites.stream().sorted(NameOrder.alphabetical()).toList();
  }

  /** What people are called, by their usernames, in the order of the names. */
  public Map<String, String> facilitators() {
    var names = new HashMap<String, String>();
    for (var line : lines) names.put(line.facilitator().value(), line.facilitatorName());
    var labels = new LinkedHashMap<String, String>();
    names.entrySet().stream()
        .sorted(
            Map.Entry.<String, String>comparingByValue(NameOrder.alphabetical())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(one -> labels.put(one.getKey(), label(one.getKey(), one.getValue(), names)));
    return labels;
  }

  /** Namesakes are told apart by their usernames. */
  private static String label(String username, String name, Map<String, String> names) {
    boolean hasNamesake = Collections.frequency(names.values(), name) > 1;
    return hasNamesake ? name + " (" + username + ")" : name;
  }
}

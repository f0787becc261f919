package codev.group.overview;

import codev.group.group.GroupStage;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The groups of a programme with their totals.
 *
 * @param lines every one
 */
record ProgrammeOverview(List<GroupRow> lines) {
  /** Those that are wanted, in the order in which they are. */
  List<GroupRow> of(GroupFilter wanted, Locale language) {
    Comparator<GroupRow> order = wanted.ordered().in(language);
    return lines.stream()
        .filter(wanted::admits)
        .sorted(wanted.isBackwards() ? order.reversed() : order)
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

  /** Who needs any help. */
  public long inNeed() {
    return lines.stream().filter(line -> !line.needs().isEmpty()).count();
  }

  /** Usernames by what people are called. */
  public SortedMap<String, String> facilitators() {
    var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line : lines) names.put(line.facilitatorName(), line.facilitator().value());
    return names;
  }
}

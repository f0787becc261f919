package codev.learning.outcomes.figures;

import codev.infra.ui.NameOrder;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.Observation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The actions of a programme by group, never by session: the actions of a session are one client's.
 * Groups are joined until each part is about enough people, so that the parts add up to the figure
 * of the programme. Those done, which are shown by month as well, are shown where both together
 * single nobody out.
 *
 * @param threshold k
 * @param parts none where the groups are not enough together
 */
public record ActionsByGroup(ProgrammeFiguresView programme, int threshold, List<Part> parts) {
  /** Nowhere shown by month. */
  static final List<ActionMeasure> WITHOUT_MONTHS =
      List.of(ActionMeasure.COMMITTED, ActionMeasure.TRIED);

  /**
   * @param groups names of those that are shown together
   * @param committed how many actions
   * @param tried how many of them; null where some part would be about too few people
   * @param done how many of these; null likewise, and where the months would tell too much
   */
  public record Part(
      List<String> groups, int committed, @Nullable Integer tried, @Nullable Integer done) {}

  static ActionsByGroup of(
      ProgrammeFiguresView programme, Map<String, String> names, Microaggregator aggregator) {
    var parts = aggregator.joinedGroups(ActionMeasure.COMMITTED);
    var committed = aggregator.discloseByGroups(ActionMeasure.COMMITTED, parts);
    var tried = aggregator.discloseByGroups(ActionMeasure.TRIED, parts);
    var doneByGroup = aggregator.discloseByGroupsBesideMonths(ActionMeasure.DONE, parts);
    return new ActionsByGroup(
        programme,
        aggregator.threshold(),
        committed.isEmpty()
            ? List.of()
            : IntStream.range(0, parts.size())
                .mapToObj(
                    i ->
                        new Part(
                            parts.get(i).stream()
                                .map(group -> names.getOrDefault(group, ""))
                                .sorted(NameOrder.alphabetical())
                                .toList(),
                            sum(committed.get().get(i)),
                            count(tried, i),
                            count(doneByGroup, i)))
                .toList());
  }

  private static @Nullable Integer count(Optional<List<List<Observation>>> disclosed, int part) {
    return disclosed.isEmpty() ? null : Integer.valueOf(sum(disclosed.get().get(part)));
  }

  /** As the figure: what was withdrawn has the value 0. */
  private static int sum(List<Observation> part) {
    return (int) part.stream().mapToDouble(one -> Objects.requireNonNull(one.value())).sum();
  }

  /** The figure of the programme. */
  public int committed() {
    return parts.stream().mapToInt(Part::committed).sum();
  }

  /** The figure of the programme; null where it is not shown by group. */
  public @Nullable Integer tried() {
    return sum(Part::tried);
  }

  /** The figure of the programme; null where it is not shown by group. */
  public @Nullable Integer done() {
    return sum(Part::done);
  }

  private @Nullable Integer sum(Function<Part, @Nullable Integer> count) {
    int sum = 0;
    for (var part : parts) {
      var counted = count.apply(part);
      if (counted == null) return null;
      sum += counted;
    }
    return parts.isEmpty() ? null : Integer.valueOf(sum);
  }
}

package codev.learning.outcomes.figures;

import codev.infra.ui.NameOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The sessions behind the process facts of a programme; its totals are the figures.
 *
 * @param all those held, in order of time
 * @param planned those that have a date and are not over, in order of time
 * @param groups their names by id
 */
public record HeldSessions(
    ProgrammeFiguresView programme,
    List<HeldSessionView> all,
    List<PlannedSessionView> planned,
    Map<String, String> groups) {
  private static final double MINUTES_IN_AN_HOUR = 60;

  public HeldSessions {
    all = List.copyOf(all);
    planned = List.copyOf(planned);
    groups = Map.copyOf(groups);
  }

  public String groupOf(HeldSessionView session) {
    return groupName(session.group());
  }

  public String groupOf(PlannedSessionView session) {
    return groupName(session.group());
  }

  public String groupName(String group) {
    return groups.getOrDefault(group, "");
  }

  /** The sessions of one group. */
  public record SessionsOfGroup(String name, HeldSessions sessions) {}

  /** Of each group that has any, by name; together they are these. */
  public List<SessionsOfGroup> byGroup() {
    return Stream.concat(
            all.stream().map(HeldSessionView::group),
            planned.stream().map(PlannedSessionView::group))
        .distinct()
        .sorted(
            Comparator.<String, String>comparing(this::groupName, NameOrder.alphabetical())
                .thenComparing(Comparator.naturalOrder()))
        .map(group -> new SessionsOfGroup(groupName(group), within(group)))
        .toList();
  }

  private HeldSessions within(String group) {
    return new HeldSessions(
        programme,
        all.stream().filter(session -> session.group().equals(group)).toList(),
        planned.stream().filter(session -> session.group().equals(group)).toList(),
        groups);
  }

  /** The programme's k. */
  public int threshold() {
    return programme.threshold();
  }

  /**
   * Whether the list has how the method was followed, in its lines and its totals: for all sessions
   * or for none, since the figure less the lines shown would be about the others.
   */
  public boolean showsMethod() {
    return all.stream().allMatch(session -> session.expected() >= threshold());
  }

  public long expected() {
    return all.stream().mapToLong(HeldSessionView::expected).sum();
  }

  public long came() {
    return all.stream().mapToLong(HeldSessionView::came).sum();
  }

  public double hoursPlanned() {
    return hours(HeldSessionView::plannedMinutes);
  }

  public double hoursHeld() {
    return hours(HeldSessionView::heldMinutes);
  }

  /** Rounded as the figure is. */
  private double hours(ToLongFunction<HeldSessionView> minutes) {
    return Figure.rounded(all.stream().mapToLong(minutes).sum() / MINUTES_IN_AN_HOUR);
  }

  public long contractsAccepted() {
    return all.stream().filter(HeldSessionView::contractAccepted).count();
  }

  /**
   * The mean of the sessions' shares, from 0 to 1, computed and rounded as the figure is; empty
   * where no session has gone through a step.
   */
  public Optional<Double> onTime() {
    var mean =
        all.stream()
            .filter(session -> session.steps() > 0)
            .mapToDouble(session -> (double) session.onTime() / session.steps())
            .average();
    return mean.isEmpty() ? Optional.empty() : Optional.of(Figure.rounded(mean.getAsDouble()));
  }
}

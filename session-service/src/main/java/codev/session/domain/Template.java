package codev.session.domain;

import java.util.Arrays;
import java.util.List;

/**
 * How the time of a session is laid out, as the programme owned it on the day the session was
 * planned: a session keeps it for good.
 *
 * @param steps in order; with two clients in succession the steps from PRESENTATION on come twice
 */
public record Template(String key, int version, List<PlannedStep> steps) {
  public Template {
    steps = List.copyOf(steps);
  }

  /** A step and the minutes meant for it: soft, nobody is ever cut off. */
  public record PlannedStep(Step key, int plannedMinutes) {}

  private static final List<Integer> SHORT = List.of(10, 5, 12, 5, 15, 6, 7);

  /** The short form, {@code FLASH_60}: one client, the seven steps in an hour. */
  public Template shortened() {
    return new Template(
        "FLASH_60",
        version,
        Arrays.stream(Step.values())
            .map(step -> new PlannedStep(step, SHORT.get(step.ordinal())))
            .toList());
  }

  public int minutes() {
    return steps.stream().mapToInt(PlannedStep::plannedMinutes).sum();
  }

  public Step step(int index) {
    return steps.get(index).key();
  }

  /** How many clients are helped: each pass begins with a PRESENTATION. */
  public int passes() {
    return passAt(steps.size() - 1);
  }

  /** Which pass a step belongs to, counted from 1; PREPARATION serves the first. */
  public int passAt(int index) {
    return Math.max(
        1,
        (int)
            steps.subList(0, index + 1).stream().filter(s -> s.key() == Step.PRESENTATION).count());
  }
}

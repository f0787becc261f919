package codev.session.domain.template;

import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.value.Step;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The template of a session, as the programme had it when the session was planned: a session keeps
 * it for good.
 *
 * @param steps in order; with two clients in succession the steps from PRESENTATION on come twice
 * @param items asked after the session besides those that are asked everywhere
 */
public record SessionTemplate(
    String key,
    int version,
    List<PlannedStep> steps,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EvaluationItem> items) {
  public SessionTemplate {
    steps = List.copyOf(steps);
    items = List.copyOf(Objects.requireNonNullElse(items, List.<EvaluationItem>of()));
  }

  public SessionTemplate(String key, int version, List<PlannedStep> steps) {
    this(key, version, steps, List.of());
  }

  /**
   * A step and its planned minutes, which are never enforced.
   *
   * @param fr what it is called, unless as everywhere
   * @param aimFr what it is for
   * @param kinds kinds of contribution in it; null: all that the method allows
   */
  public record PlannedStep(
      Step key,
      int plannedMinutes,
      @Nullable String fr,
      @Nullable String en,
      @Nullable String aimFr,
      @Nullable String aimEn,
      @Nullable List<ContributionKind> kinds) {
    public PlannedStep(Step key, int plannedMinutes) {
      this(key, plannedMinutes, null, null, null, null, null);
    }

    private PlannedStep in(int minutes) {
      return new PlannedStep(key, minutes, fr, en, aimFr, aimEn, kinds);
    }

    /** The programme's own name; null where it uses the method's. */
    public @Nullable String name(String language) {
      return language.equals("fr") ? fr : en;
    }

    public boolean allows(ContributionKind kind) {
      return kinds == null || kinds.contains(kind) || kind.isAlwaysOpen();
    }
  }

  private static final List<Integer> SHORT = List.of(10, 5, 12, 5, 15, 6, 7);

  /**
   * The short form, {@code FLASH_60}: the seven steps in an hour, for one client. The programme's
   * names of steps and its kinds of contribution stay; a step that was shorter stays as short.
   */
  public SessionTemplate shortened() {
    return new SessionTemplate(
        "FLASH_60", version, Arrays.stream(Step.values()).map(this::shortened).toList(), items);
  }

  /** Of two turns, the first. */
  private PlannedStep shortened(Step key) {
    int most = SHORT.get(key.ordinal());
    return steps.stream()
        .filter(s -> s.key() == key)
        .findFirst()
        .map(s -> s.in(Math.min(s.plannedMinutes(), most)))
        .orElseGet(() -> new PlannedStep(key, most));
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

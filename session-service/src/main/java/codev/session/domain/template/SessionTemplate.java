package codev.session.domain.template;

import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
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

    /** The kinds that a person may use now; none when the session is not open. */
    public List<ContributionKind> open(SessionStatus state, ParticipantRole role) {
      return state != SessionStatus.OPEN
          ? List.of()
          : Arrays.stream(ContributionKind.values())
              .filter(
                  kind ->
                      kind == ContributionKind.MESSAGE
                          ? role != ParticipantRole.FACILITATOR
                          : kind.isOf(key) && kind.isBy(role) && allows(kind))
              .toList();
    }

    /** Refuses a kind that this person may not use. */
    public void mustAllow(ContributionKind kind, ParticipantRole role) {
      if (kind == ContributionKind.MESSAGE) {
        if (role == ParticipantRole.FACILITATOR) throw kind.refusal();
        return;
      }
      if (key == Step.CLARIFICATION && kind.canBeKept())
        throw new RuleViolationException(RuleViolation.NO_ADVICE_IN_CLARIFICATION);
      if (!kind.isOf(key))
        throw new RuleViolationException(
            RuleViolation.KIND_BELONGS_TO_ANOTHER_STEP, kind, kind.step(), this);
      if (!kind.isBy(role)) throw kind.refusal();
      if (!allows(kind))
        throw new RuleViolationException(RuleViolation.KIND_NOT_IN_TEMPLATE, kind, this);
    }

    /**
     * A contribution may have no kind yet where a kind can be given to it later: by who contributes
     * in this step.
     */
    public void mustAllowNoKind(ParticipantRole role) {
      var later =
          Arrays.stream(ContributionKind.values())
              .filter(kind -> kind.isOf(key) && !kind.isAlwaysOpen())
              .findFirst()
              .orElseThrow(
                  () -> new RuleViolationException(RuleViolation.NO_CONTRIBUTION_IN_STEP, this));
      if (!later.isBy(role)) throw later.refusal();
    }
  }

  private static final List<Integer> SHORT_MINUTES = List.of(10, 5, 12, 5, 15, 6, 7);

  /**
   * The short form, {@code FLASH_60}: the seven steps in an hour, for one client. The programme's
   * names of steps and its kinds of contribution stay; a step that was shorter stays as short.
   */
  public SessionTemplate shortened() {
    return new SessionTemplate(
        "FLASH_60", version, Arrays.stream(Step.values()).map(this::shortened).toList(), items);
  }

  /** Of two turns, the first. */
  private PlannedStep shortened(Step step) {
    int most = SHORT_MINUTES.get(step.ordinal());
    return steps.stream()
        .filter(s -> s.key() == step)
        .findFirst()
        .map(s -> s.in(Math.min(s.plannedMinutes(), most)))
        .orElseGet(() -> new PlannedStep(step, most));
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

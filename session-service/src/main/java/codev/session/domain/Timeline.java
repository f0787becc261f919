package codev.session.domain;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The time of a session, step by step, computed from events alone: a replay shows the same minutes.
 */
public record Timeline(List<StepSpan> steps, int current) {
  public Timeline {
    steps = List.copyOf(steps);
  }

  /** The warning that time is running out comes this long before the end. */
  private static final Duration WARNING = Duration.ofMinutes(1);

  /** The signal of a running step's time. */
  public enum TimeSignal {
    ENDING,
    OVER
  }

  /**
   * One step's time.
   *
   * @param ran how long it ran until it was last stopped, without pauses; it may have been visited
   *     more than once
   * @param runningSince since when it has been running now; null while it stands still
   * @param pausedSince since when it has been paused now
   * @param backAt when everybody comes back from a break
   */
  public record StepSpan(
      Step key,
      int plannedMinutes,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      int extendedMinutes,
      Duration paused,
      Duration ran,
      @Nullable Instant runningSince,
      @Nullable Instant pausedSince,
      @Nullable Instant backAt) {

    public boolean running() {
      return runningSince != null;
    }

    /** How long it has run, counted at a moment. */
    public Duration ranAt(Instant now) {
      return runningSince == null ? ran : ran.plus(Duration.between(runningSince, now));
    }

    public Duration pausedAt(Instant now) {
      return pausedSince == null ? paused : paused.plus(Duration.between(pausedSince, now));
    }

    /** The time meant for it, with its extensions. */
    public Duration allowed() {
      return Duration.ofMinutes((long) plannedMinutes + extendedMinutes);
    }

    public Duration overtimeAt(Instant now) {
      var over = ranAt(now).minus(allowed());
      return over.isNegative() ? Duration.ZERO : over;
    }

    /** When its time is over if it runs on; null while it stands still. */
    public @Nullable Instant endsAt() {
      return runningSince == null ? null : runningSince.plus(allowed().minus(ran));
    }

    /** No signal while a step is paused. */
    public @Nullable TimeSignal signalAt(Instant now) {
      var end = endsAt();
      if (end == null || now.isBefore(end.minus(WARNING))) return null;
      return now.isBefore(end) ? TimeSignal.ENDING : TimeSignal.OVER;
    }

    /** When the signal will change; null when it never changes by itself. */
    public @Nullable Instant nextSignal(Instant now) {
      var end = endsAt();
      if (end == null || !now.isBefore(end)) return null;
      var warning = end.minus(WARNING);
      return now.isBefore(warning) ? warning : end;
    }

    static StepSpan planned(Step step, int minutes) {
      return new StepSpan(
          step, minutes, null, null, 0, Duration.ZERO, Duration.ZERO, null, null, null);
    }

    private StepSpan begun(Instant at) {
      return new StepSpan(
          key,
          plannedMinutes,
          startedAt == null ? at : startedAt,
          null,
          extendedMinutes,
          paused,
          ran,
          at,
          null,
          null);
    }

    private StepSpan ended(Instant at) {
      return new StepSpan(
          key,
          plannedMinutes,
          startedAt,
          at,
          extendedMinutes,
          pausedAt(at),
          ranAt(at),
          null,
          null,
          null);
    }

    private StepSpan paused(Instant at, @Nullable Instant backAt) {
      return new StepSpan(
          key,
          plannedMinutes,
          startedAt,
          null,
          extendedMinutes,
          paused,
          ranAt(at),
          null,
          at,
          backAt);
    }

    private StepSpan resumed(Instant at) {
      return new StepSpan(
          key, plannedMinutes, startedAt, null, extendedMinutes, pausedAt(at), ran, at, null, null);
    }

    private StepSpan extended(int minutes) {
      return new StepSpan(
          key,
          plannedMinutes,
          startedAt,
          endedAt,
          extendedMinutes + minutes,
          paused,
          ran,
          runningSince,
          pausedSince,
          backAt);
    }
  }

  private static Timeline of(SessionTemplate template) {
    return new Timeline(
        template.steps().stream().map(s -> StepSpan.planned(s.key(), s.plannedMinutes())).toList(),
        0);
  }

  /** As if it had never begun. */
  private Timeline afresh() {
    return new Timeline(
        steps.stream().map(s -> StepSpan.planned(s.key(), s.plannedMinutes())).toList(), 0);
  }

  /** What has begun stays as it is, the rest follows the template. */
  private Timeline following(SessionTemplate template) {
    var planned = of(template).steps;
    return new Timeline(
        IntStream.range(0, planned.size())
            .mapToObj(i -> i < steps.size() && hasBegun(i) ? steps.get(i) : planned.get(i))
            .toList(),
        current);
  }

  private boolean hasBegun(int index) {
    return steps.get(index).startedAt() != null;
  }

  /**
   * The timeline after an event.
   *
   * @param before null before the session is scheduled
   */
  public static Timeline after(@Nullable Timeline before, SessionEvent event) {
    if (event instanceof SessionEvent.SessionScheduled e) return of(e.template());
    return Objects.requireNonNull(before, "a history begins with its plan").next(event);
  }

  private Timeline next(SessionEvent event) {
    return switch (event) {
      case SessionOpened e -> at(0, s -> s.begun(e.at()));
      case StepOpened e -> leave(e.at()).at(e.index(), s -> s.begun(e.at()));
      case StepReopened e -> leave(e.at()).at(e.index(), s -> s.begun(e.at()));
      case SessionPaused e -> at(current, s -> s.paused(e.at(), null));
      case BreakBegun e ->
          at(current, s -> s.paused(e.at(), e.at().plus(Duration.ofMinutes(e.minutes()))));
      case SessionResumed e -> at(current, s -> s.resumed(e.at()));
      case StepExtended e -> at(current, s -> s.extended(e.minutes()));
      case SessionClosed e -> leave(e.at());
      case SessionPostponed _ -> afresh();
      case SessionShortened e -> following(e.template());
      case SessionTemplateChanged e -> of(e.template());
      case ParticipantEvent _,
          PreparationEvent _,
          DiscussionEvent _,
          ContractEvent _,
          ResultEvent _,
          ScheduleEvent _,
          SessionCancelled _,
          SessionHeldAnyway _,
          GatePassed _,
          FloorEvent _ ->
          this;
    };
  }

  public StepSpan now() {
    return steps.get(current);
  }

  /** Whether nothing comes after the step that it stands at. */
  public boolean isAtTheEnd() {
    return current + 1 == steps.size();
  }

  /** How many clients had their turn, or have it now; at least one is prepared for. */
  public int turnsBegun() {
    return Math.max(1, begun(Step.PRESENTATION));
  }

  /** Of how many clients the consultation was held, or is being held. */
  int consultationsHeld() {
    return begun(Step.CONSULTATION);
  }

  private int begun(Step step) {
    return Math.toIntExact(
        steps.stream().filter(s -> s.key() == step && s.startedAt() != null).count());
  }

  public boolean paused() {
    return now().pausedSince() != null;
  }

  private Timeline leave(Instant at) {
    return at(current, s -> s.ended(at));
  }

  private Timeline at(int index, UnaryOperator<StepSpan> change) {
    var changed = new ArrayList<>(steps);
    changed.set(index, change.apply(changed.get(index)));
    return new Timeline(changed, index);
  }
}

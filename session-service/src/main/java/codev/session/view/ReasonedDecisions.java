package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.view.ReasonedDecision.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the facilitator decided with a reason, in its order; the reasons are still encrypted. */
public record ReasonedDecisions(List<ReasonedDecision> all) {
  static final ReasonedDecisions NONE = new ReasonedDecisions(List.of());

  public ReasonedDecisions {
    all = List.copyOf(all);
  }

  /**
   * @param step that the session was in before the event
   */
  ReasonedDecisions after(SessionEvent event, Step step) {
    return event instanceof ReasonedEvent reasoned
        ? decision(reasoned, step)
            .map(d -> new ReasonedDecisions(ImmutableLists.add(all, d)))
            .orElse(this)
        : this;
  }

  private static Optional<ReasonedDecision> decision(ReasonedEvent event, Step step) {
    return switch (event) {
      case GatePassed e ->
          Optional.of(
              new ReasonedDecision(
                  Kind.GATE_PASSED,
                  e.step(),
                  e.rules(),
                  e.people(),
                  null,
                  null,
                  null,
                  e.reason(),
                  e.by(),
                  e.at()));
      case SessionHeldAnyway e -> decision(Kind.SESSION_HELD_ANYWAY, step, null, e);
      case SessionPostponed e -> decision(Kind.SESSION_POSTPONED, step, null, e);
      case SessionShortened e -> decision(Kind.SESSION_SHORTENED, step, null, e);
      case EarlierActionsSkipped e -> decision(Kind.EARLIER_ACTIONS_SKIPPED, step, null, e);
      case NoActionDecided e -> decision(Kind.NO_ACTION_DECIDED, step, null, e);
      case StepReopened e -> decision(Kind.STEP_REOPENED, step, null, e);
      case StepExtended e -> decision(Kind.STEP_EXTENDED, step, e.minutes(), e);
      case SessionPaused e -> decision(Kind.SESSION_PAUSED, step, null, e);
      case BreakBegun e -> decision(Kind.BREAK_BEGUN, step, e.minutes(), e);
      case ChairHandedOver e -> decision(Kind.CHAIR_HANDED_OVER, step, null, e.to(), e);
      case SessionClosed e -> decision(Kind.SESSION_CLOSED, step, null, e);
      case TopicChosen e when e.basis() == Ranking.Basis.FACILITATOR ->
          decision(Kind.TOPIC_CHOSEN, step, null, e.client(), e);
      case EntryHidden e ->
          Optional.of(
              new ReasonedDecision(
                  Kind.ENTRY_HIDDEN,
                  step,
                  List.of(),
                  List.of(),
                  null,
                  null,
                  e.entry(),
                  e.reason(),
                  e.by(),
                  e.at()));
      // the reason is shown where the choice is, or concerns one person alone
      case TopicChosen _, AttendanceMarked _ -> Optional.empty();
    };
  }

  private static Optional<ReasonedDecision> decision(
      Kind kind, Step step, @Nullable Integer minutes, ReasonedEvent event) {
    return decision(kind, step, minutes, null, event);
  }

  private static Optional<ReasonedDecision> decision(
      Kind kind,
      Step step,
      @Nullable Integer minutes,
      @Nullable Username person,
      ReasonedEvent event) {
    return Optional.ofNullable(event.reason())
        .map(
            given ->
                new ReasonedDecision(
                    kind,
                    step,
                    List.of(),
                    List.of(),
                    minutes,
                    person,
                    null,
                    given,
                    event.by(),
                    event.at()));
  }
}

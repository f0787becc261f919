package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Step;
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
    return decision(event, step)
        .map(d -> new ReasonedDecisions(ImmutableLists.add(all, d)))
        .orElse(this);
  }

  private static Optional<ReasonedDecision> decision(SessionEvent event, Step step) {
    return switch (event) {
      case GatePassed e ->
          Optional.of(
              new ReasonedDecision(
                  Kind.GATE_PASSED, e.step(), e.rules(), null, null, e.reason(), e.by(), e.at()));
      case SessionHeldAnyway e -> decision(Kind.SESSION_HELD_ANYWAY, step, null, e.reason(), e);
      case SessionPostponed e -> decision(Kind.SESSION_POSTPONED, step, null, e.reason(), e);
      case SessionShortened e -> decision(Kind.SESSION_SHORTENED, step, null, e.reason(), e);
      case EarlierActionsSkipped e ->
          decision(Kind.EARLIER_ACTIONS_SKIPPED, step, null, e.reason(), e);
      case NoActionDecided e -> decision(Kind.NO_ACTION_DECIDED, step, null, e.reason(), e);
      case StepReopened e -> decision(Kind.STEP_REOPENED, step, null, e.reason(), e);
      case StepExtended e -> decision(Kind.STEP_EXTENDED, step, e.minutes(), e.reason(), e);
      case SessionPaused e -> decision(Kind.SESSION_PAUSED, step, null, e.reason(), e);
      case BreakBegun e -> decision(Kind.BREAK_BEGUN, step, e.minutes(), e.reason(), e);
      case ChairHandedOver e ->
          Optional.of(
              new ReasonedDecision(
                  Kind.CHAIR_HANDED_OVER,
                  step,
                  List.of(),
                  null,
                  e.to(),
                  e.reason(),
                  e.by(),
                  e.at()));
      case SessionClosed e -> decision(Kind.SESSION_CLOSED, step, null, e.reason(), e);
      // no decision, or one whose reason is shown where it is, or concerns one person alone
      case DiscussionEvent _,
          ContractEvent _,
          SessionScheduled _,
          SessionMoved _,
          SessionPlaceChanged _,
          SessionTemplateChanged _,
          SessionCancelled _,
          MemberSeated _,
          MemberUnseated _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          FacilitatorAssigned _,
          SessionOpened _,
          AttendanceMarked _,
          AttendanceSigned _,
          TopicProposed _,
          TopicCorrected _,
          TopicVoted _,
          VotesShown _,
          VotesHidden _,
          TopicChosen _,
          EarlierActionReviewed _,
          EarlierActionChanged _,
          EarlierActionWithdrawn _,
          StepOpened _,
          SessionResumed _,
          FloorGiven _,
          FloorTakenBack _,
          HandRaised _,
          HandLowered _,
          IdeasKept _,
          SynthesisWritten _,
          ActionPlanned _,
          ActionCorrected _,
          LearningStated _,
          LearningCorrected _,
          RegulationRemarked _,
          RemarkCorrected _,
          SessionEvaluated _ ->
          Optional.empty();
    };
  }

  private static Optional<ReasonedDecision> decision(
      Kind kind,
      Step step,
      @Nullable Integer minutes,
      @Nullable EncryptedText reason,
      SessionEvent event) {
    return Optional.ofNullable(reason)
        .map(
            given ->
                new ReasonedDecision(
                    kind, step, List.of(), minutes, null, given, event.by(), event.at()));
  }
}

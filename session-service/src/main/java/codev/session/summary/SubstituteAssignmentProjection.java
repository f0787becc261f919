package codev.session.summary;

import codev.infra.projections.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Projects {@link SubstituteAssignment}, one document for each session. */
final class SubstituteAssignmentProjection {
  static final Projection<SessionEvent, SubstituteAssignment> PROJECTION =
      Projection.of("chair", SessionEvent.class, SubstituteAssignment.class)
          .byEach(event -> changes(event) ? Stream.of(event.session().toString()) : Stream.empty())
          .fold(SubstituteAssignmentProjection::after);

  private SubstituteAssignmentProjection() {}

  private static boolean changes(SessionEvent event) {
    return switch (event) {
      case SessionScheduled _, FacilitatorAssigned _, ChairHandedOver _ -> true;
      case SessionClosed _, SessionCancelled _ -> true;
      case SessionMoved _, MemberSeated _, MemberUnseated _, SeatChangedMeanwhile _ -> false;
      case FacilitatorChangedMeanwhile _, SessionOpened _, SessionHeldAnyway _ -> false;
      case SessionPostponed _, SessionShortened _, AttendanceMarked _ -> false;
      case AttendanceSigned _, TopicProposed _, TopicVoted _, TopicChosen _ -> false;
      case EarlierActionReviewed _, GatePassed _, EarlierActionsSkipped _, StepOpened _ -> false;
      case StepReopened _, SessionPaused _, BreakBegun _, SessionResumed _ -> false;
      case StepExtended _, FloorGiven _, FloorTakenBack _, ContributionMade _ -> false;
      case NoteTaken _, ContributionMarked _, ReformulationRated _, ContractRedefined _ -> false;
      case ContractAccepted _, ContractReserved _, IdeasKept _, SynthesisWritten _ -> false;
      case ActionPlanned _, NoActionDecided _, LearningStated _, RegulationRemarked _ -> false;
      case SessionEvaluated _, EntryHidden _, WordsTakenDown _, WordsDisowned _ -> false;
    };
  }

  private static @Nullable SubstituteAssignment after(
      @Nullable SubstituteAssignment before, SessionEvent event) {
    return switch (event) {
      case SessionScheduled e ->
          new SubstituteAssignment(
              e.session().toString(), e.groupName(), e.number(), e.by().value(), null);
      case FacilitatorAssigned e when before != null ->
          new SubstituteAssignment(
              before.session(), before.groupName(), before.number(), e.facilitator().value(), null);
      case ChairHandedOver e when before != null -> before.facilitatedBy(e.to().value());
      case SessionClosed _, SessionCancelled _ -> null;
      case SessionMoved _, MemberSeated _, MemberUnseated _, SeatChangedMeanwhile _ -> before;
      case FacilitatorChangedMeanwhile _, FacilitatorAssigned _, SessionOpened _ -> before;
      case SessionHeldAnyway _, SessionPostponed _, SessionShortened _ -> before;
      case ChairHandedOver _, AttendanceMarked _, AttendanceSigned _, TopicProposed _ -> before;
      case TopicVoted _, TopicChosen _, EarlierActionReviewed _, GatePassed _ -> before;
      case EarlierActionsSkipped _, StepOpened _, StepReopened _, SessionPaused _ -> before;
      case BreakBegun _, SessionResumed _, StepExtended _, FloorGiven _ -> before;
      case FloorTakenBack _, ContributionMade _, NoteTaken _, ContributionMarked _ -> before;
      case ReformulationRated _, ContractRedefined _, ContractAccepted _ -> before;
      case ContractReserved _, IdeasKept _, SynthesisWritten _, ActionPlanned _ -> before;
      case NoActionDecided _, LearningStated _, RegulationRemarked _ -> before;
      case SessionEvaluated _, EntryHidden _, WordsTakenDown _, WordsDisowned _ -> before;
    };
  }
}

package codev.session.summary;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Projects {@link SubstituteAssignment}, one document for each session. */
final class SubstituteAssignmentProjection
    implements Projection<SessionEvent, SubstituteAssignment> {
  @Override
  public String view() {
    return "chair";
  }

  @Override
  public Class<SessionEvent> folds() {
    return SessionEvent.class;
  }

  @Override
  public Class<SubstituteAssignment> shape() {
    return SubstituteAssignment.class;
  }

  @Override
  public Stream<String> touches(SessionEvent event) {
    return switch (event) {
      case SessionScheduled _,
          FacilitatorAssigned _,
          ChairHandedOver _,
          SessionClosed _,
          SessionCancelled _ ->
          Stream.of(event.session().toString());
      case SessionMoved _,
          MemberSeated _,
          MemberUnseated _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          SessionOpened _,
          SessionHeldAnyway _,
          SessionPostponed _,
          SessionShortened _,
          AttendanceMarked _,
          AttendanceSigned _,
          TopicProposed _,
          TopicVoted _,
          TopicChosen _,
          EarlierActionReviewed _,
          EarlierActionsSkipped _,
          GatePassed _,
          StepOpened _,
          StepReopened _,
          SessionPaused _,
          BreakBegun _,
          SessionResumed _,
          StepExtended _,
          FloorGiven _,
          FloorTakenBack _,
          ContributionMade _,
          NoteTaken _,
          ContributionMarked _,
          ReformulationRated _,
          ContractRedefined _,
          ContractAccepted _,
          ContractReserved _,
          IdeasKept _,
          SynthesisWritten _,
          ActionPlanned _,
          NoActionDecided _,
          LearningStated _,
          RegulationRemarked _,
          SessionEvaluated _,
          EntryHidden _,
          WordsTakenDown _,
          WordsDisowned _ ->
          Stream.empty();
    };
  }

  @Override
  public @Nullable SubstituteAssignment fold(
      String id, @Nullable SubstituteAssignment before, RecordedEvent<SessionEvent> recorded) {
    return switch (recorded.event()) {
      case SessionScheduled e ->
          new SubstituteAssignment(id, e.groupName(), e.number(), e.by().value(), null);
      case FacilitatorAssigned e when before != null ->
          new SubstituteAssignment(
              id, before.groupName(), before.number(), e.facilitator().value(), null);
      case ChairHandedOver e when before != null -> before.facilitatedBy(e.to().value());
      case SessionClosed _, SessionCancelled _ -> null;
      case SessionMoved _,
          MemberSeated _,
          MemberUnseated _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          FacilitatorAssigned _,
          SessionOpened _,
          SessionHeldAnyway _,
          SessionPostponed _,
          SessionShortened _,
          ChairHandedOver _,
          AttendanceMarked _,
          AttendanceSigned _,
          TopicProposed _,
          TopicVoted _,
          TopicChosen _,
          EarlierActionReviewed _,
          EarlierActionsSkipped _,
          GatePassed _,
          StepOpened _,
          StepReopened _,
          SessionPaused _,
          BreakBegun _,
          SessionResumed _,
          StepExtended _,
          FloorGiven _,
          FloorTakenBack _,
          ContributionMade _,
          NoteTaken _,
          ContributionMarked _,
          ReformulationRated _,
          ContractRedefined _,
          ContractAccepted _,
          ContractReserved _,
          IdeasKept _,
          SynthesisWritten _,
          ActionPlanned _,
          NoActionDecided _,
          LearningStated _,
          RegulationRemarked _,
          SessionEvaluated _,
          EntryHidden _,
          WordsTakenDown _,
          WordsDisowned _ ->
          before;
    };
  }
}

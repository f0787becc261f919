package codev.session.personaldata;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Projects {@link PersonEventIndex}, one document for each person. */
final class PersonEventIndexProjection implements Projection<SessionEvent, PersonEventIndex> {
  @Override
  public String view() {
    return "trail";
  }

  @Override
  public Class<SessionEvent> folds() {
    return SessionEvent.class;
  }

  @Override
  public Class<PersonEventIndex> shape() {
    return PersonEventIndex.class;
  }

  @Override
  public Stream<String> touches(SessionEvent event) {
    return introducedBy(event).map(Username::value).distinct();
  }

  @Override
  public PersonEventIndex fold(
      String id, @Nullable PersonEventIndex before, RecordedEvent<SessionEvent> recorded) {
    return (before == null ? new PersonEventIndex(List.of()) : before).with(recorded.aggregateId());
  }

  /** Everybody who acts in a session is introduced by one of these events. */
  private static Stream<Username> introducedBy(SessionEvent event) {
    return switch (event) {
      case SessionScheduled e -> Stream.concat(e.members().stream(), Stream.of(e.by()));
      case MemberSeated e -> Stream.of(e.member());
      case FacilitatorAssigned e -> Stream.of(e.facilitator());
      case ChairHandedOver e -> Stream.of(e.to());
      case SessionMoved _,
          SessionCancelled _,
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
          WordsDisowned _,
          SessionClosed _ ->
          Stream.empty();
    };
  }
}

package codev.session.personaldata;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.projections.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where something is held on somebody.
 *
 * @param streams ids of the histories that name them, in the order in which they first did
 */
record PersonEventIndex(List<String> streams) {
  private PersonEventIndex through(String stream) {
    return streams.contains(stream)
        ? this
        : new PersonEventIndex(Stream.concat(streams.stream(), Stream.of(stream)).toList());
  }

  /** Whatever somebody did, and what was noted of them; not that they were on a list. */
  static boolean concerns(SessionEvent event, Username person) {
    return event.by().equals(person)
        || switch (event) {
          case AttendanceMarked e -> e.member().equals(person);
          case MemberSeated e -> e.member().equals(person);
          case MemberUnseated e -> e.member().equals(person);
          case FacilitatorAssigned e -> e.facilitator().equals(person);
          case ChairHandedOver e -> e.to().equals(person);
          case FloorGiven e -> e.to().equals(person);
          case TopicChosen e -> e.client().equals(person);
          case EarlierActionReviewed e -> e.owner().equals(person);
          case WordsTakenDown e -> e.speaker().equals(person);
          case SeatChangedMeanwhile e -> e.member().equals(person);
          case FacilitatorChangedMeanwhile e -> e.facilitator().equals(person);
          case SessionScheduled _,
              SessionMoved _,
              SessionCancelled _,
              SessionOpened _,
              SessionHeldAnyway _,
              SessionPostponed _,
              SessionShortened _,
              AttendanceSigned _,
              TopicProposed _,
              TopicVoted _,
              GatePassed _,
              EarlierActionsSkipped _,
              StepOpened _,
              StepReopened _,
              SessionPaused _,
              BreakBegun _,
              SessionResumed _,
              StepExtended _,
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
              WordsDisowned _,
              SessionClosed _ ->
              false;
        };
  }

  /** Whoever acts in a session has come into it by one of these. */
  private static Stream<Username> comingIn(SessionEvent event) {
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
          GatePassed _,
          EarlierActionsSkipped _,
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

  /** One document for each person. */
  static final class Trails implements Projection<SessionEvent, PersonEventIndex> {
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
      return comingIn(event).map(Username::value).distinct();
    }

    @Override
    public PersonEventIndex fold(
        String id, @Nullable PersonEventIndex before, RecordedEvent<SessionEvent> recorded) {
      return (before == null ? new PersonEventIndex(List.of()) : before)
          .through(recorded.aggregateId());
    }
  }
}

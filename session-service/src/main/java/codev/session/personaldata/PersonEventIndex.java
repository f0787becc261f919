package codev.session.personaldata;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which sessions name a person.
 *
 * @param streams ids of the sessions that name them, in the order in which they first did
 */
record PersonEventIndex(List<String> streams) {
  PersonEventIndex with(String stream) {
    return streams.contains(stream)
        ? this
        : new PersonEventIndex(Stream.concat(streams.stream(), Stream.of(stream)).toList());
  }

  /** Events that a person caused or that concern them; being on a list is neither. */
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
              EarlierActionsSkipped _,
              GatePassed _,
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
}

package codev.session.personaldata;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.Username;
import java.util.stream.Stream;

/** Rules on which events belong in a person's export. */
public final class PersonalDataSelection {
  private PersonalDataSelection() {}

  /** Events that a person caused or that concern them; being on a list is neither. */
  static boolean concerns(SessionEvent event, String username) {
    var person = new Username(username);
    return event.by().equals(person) || names(event, person);
  }

  private static boolean names(SessionEvent event, Username person) {
    return switch (event) {
      case AttendanceMarked e -> e.member().equals(person);
      case MemberSeated e -> e.member().equals(person);
      case MemberUnseated e -> e.member().equals(person);
      case FacilitatorAssigned e -> e.facilitator().equals(person);
      case ChairHandedOver e -> e.to().equals(person);
      case FloorGiven e -> e.to().equals(person);
      case HandLowered e -> e.member().equals(person);
      case TopicChosen e -> e.client().equals(person);
      case EarlierActionReviewed e -> e.owner().equals(person);
      case WordsTakenDown e -> e.speaker().equals(person);
      case SeatChangedMeanwhile e -> e.member().equals(person);
      case FacilitatorChangedMeanwhile e -> e.facilitator().equals(person);
      case SessionScheduled _, SessionMoved _, SessionPlaceChanged _ -> false;
      case SessionTemplateChanged _, SessionCancelled _, SessionOpened _ -> false;
      case SessionHeldAnyway _, SessionPostponed _, SessionShortened _ -> false;
      case AttendanceSigned _, TopicProposed _, TopicVoted _, GatePassed _ -> false;
      case EarlierActionsSkipped _, StepOpened _, StepReopened _, SessionPaused _ -> false;
      case EarlierActionChanged _, EarlierActionWithdrawn _ -> false;
      case BreakBegun _, SessionResumed _, StepExtended _, FloorTakenBack _ -> false;
      case HandRaised _, VotesShown _, VotesHidden _, ContributionClassified _ -> false;
      case ContributionMade _, ContributionCorrected _, ContributionWithdrawn _ -> false;
      case ContributionRestored _, FileAttached _, FileRemoved _ -> false;
      case TopicCorrected _, EntryWithdrawn _, EntryRestored _ -> false;
      case NoteCorrected _, ActionCorrected _, LearningCorrected _, RemarkCorrected _ -> false;
      case NoteTaken _, ContributionMarked _, ReformulationRated _ -> false;
      case ContractRedefined _, ContractAccepted _, ContractReserved _, IdeasKept _ -> false;
      case SynthesisWritten _, ActionPlanned _, NoActionDecided _, LearningStated _ -> false;
      case RegulationRemarked _, SessionEvaluated _, EntryHidden _, WordsDisowned _ -> false;
      case SessionClosed _ -> false;
    };
  }

  /** Everybody who acts in a session is introduced by one of these events. */
  public static Stream<String> introducedBy(SessionEvent event) {
    return people(event).map(Username::value);
  }

  private static Stream<Username> people(SessionEvent event) {
    return switch (event) {
      case SessionScheduled e -> Stream.concat(e.members().stream(), Stream.of(e.by()));
      case MemberSeated e -> Stream.of(e.member());
      case FacilitatorAssigned e -> Stream.of(e.facilitator());
      case ChairHandedOver e -> Stream.of(e.to());
      case SessionMoved _, SessionPlaceChanged _, SessionCancelled _ -> Stream.empty();
      case SessionTemplateChanged _, MemberUnseated _ -> Stream.empty();
      case SeatChangedMeanwhile _, FacilitatorChangedMeanwhile _ -> Stream.empty();
      case SessionOpened _, SessionHeldAnyway _, SessionPostponed _ -> Stream.empty();
      case SessionShortened _, AttendanceMarked _, AttendanceSigned _ -> Stream.empty();
      case TopicProposed _, TopicVoted _, TopicChosen _ -> Stream.empty();
      case EarlierActionReviewed _, GatePassed _, EarlierActionsSkipped _ -> Stream.empty();
      case EarlierActionChanged _, EarlierActionWithdrawn _ -> Stream.empty();
      case StepOpened _, StepReopened _, SessionPaused _, BreakBegun _ -> Stream.empty();
      case SessionResumed _, StepExtended _, FloorGiven _, FloorTakenBack _ -> Stream.empty();
      case HandRaised _, HandLowered _, VotesShown _, VotesHidden _ -> Stream.empty();
      case ContributionClassified _ -> Stream.empty();
      case ContributionMade _, ContributionCorrected _, ContributionWithdrawn _ -> Stream.empty();
      case ContributionRestored _, FileAttached _, FileRemoved _ -> Stream.empty();
      case TopicCorrected _, EntryWithdrawn _, EntryRestored _ -> Stream.empty();
      case NoteCorrected _, ActionCorrected _, LearningCorrected _ -> Stream.empty();
      case RemarkCorrected _ -> Stream.empty();
      case NoteTaken _, ContributionMarked _ -> Stream.empty();
      case ReformulationRated _, ContractRedefined _, ContractAccepted _ -> Stream.empty();
      case ContractReserved _, IdeasKept _, SynthesisWritten _, ActionPlanned _ -> Stream.empty();
      case NoActionDecided _, LearningStated _, RegulationRemarked _ -> Stream.empty();
      case SessionEvaluated _, EntryHidden _, WordsTakenDown _, WordsDisowned _ -> Stream.empty();
      case SessionClosed _ -> Stream.empty();
    };
  }
}

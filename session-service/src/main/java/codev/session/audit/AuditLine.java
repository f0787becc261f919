package codev.session.audit;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.ApiEventNames;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one person did in a session, without words.
 *
 * @param version of the session after it, as its replay counts
 * @param position in the log
 * @param recordedAt when it was written to the log
 * @param hash its link of the audit chain
 * @param what the event's name in the API, e.g. {@code step-extended}
 * @param day at the place of the sessions
 * @param by null for the planning, whose author group-service does not publish
 * @param step that the session was in after it; null before it was opened
 */
record AuditLine(
    int version,
    long position,
    Instant recordedAt,
    String hash,
    String what,
    Instant at,
    String day,
    @Nullable Username by,
    @Nullable Step step,
    Subject subject) {

  /**
   * What it was about, and why.
   *
   * @param person whom it concerned
   * @param minutes how long, where that was decided
   * @param attendance as it was marked
   * @param rules keys of the rules that were not met, where a gate was passed
   * @param basis how a choice of topic related to the votes
   * @param startsAt when the session is to begin, where that was decided
   * @param isReasoned whether a reason was written down, which participants can read
   */
  record Subject(
      @Nullable Username person,
      @Nullable Integer minutes,
      @Nullable AttendanceStatus attendance,
      List<String> rules,
      Ranking.@Nullable Basis basis,
      @Nullable Instant startsAt,
      boolean isReasoned) {
    static final Subject NONE = of(null, false);

    Subject {
      rules = List.copyOf(rules);
    }

    static Subject of(@Nullable Username person, boolean isReasoned) {
      return new Subject(person, null, null, List.of(), null, null, isReasoned);
    }

    static Subject lasting(int minutes, boolean isReasoned) {
      return new Subject(null, minutes, null, List.of(), null, null, isReasoned);
    }

    static Subject starting(Instant startsAt) {
      return new Subject(null, null, null, List.of(), null, startsAt, false);
    }
  }

  static AuditLine of(RecordedEvent<SessionEvent> recorded, @Nullable Step step, String day) {
    var event = recorded.event();
    return new AuditLine(
        (int) recorded.sequence() + 1,
        recorded.position(),
        recorded.at(),
        recorded.hash(),
        ApiEventNames.of(event),
        event.at(),
        day,
        event instanceof SessionScheduled ? null : event.by(),
        step,
        subject(event));
  }

  Stream<Username> people() {
    return Stream.concat(Stream.ofNullable(by), Stream.ofNullable(subject.person()));
  }

  private static Subject subject(SessionEvent event) {
    return switch (event) {
      case MemberSeated e -> Subject.of(e.member(), false);
      case MemberUnseated e -> Subject.of(e.member(), false);
      case SeatChangedMeanwhile e -> Subject.of(e.member(), false);
      case FacilitatorChangedMeanwhile e -> Subject.of(e.facilitator(), false);
      case FacilitatorAssigned e -> Subject.of(e.facilitator(), false);
      case ChairHandedOver e -> Subject.of(e.to(), true);
      case AttendanceMarked e ->
          new Subject(e.member(), null, e.status(), List.of(), null, null, e.reason() != null);
      case AttendanceSigned _ -> Subject.NONE;
      case SessionHeldAnyway _, SessionPostponed _, SessionShortened _ -> Subject.of(null, true);
      case SessionClosed e -> Subject.of(null, e.reason() != null);
      case SessionScheduled e -> Subject.starting(e.startsAt());
      case SessionMoved e -> Subject.starting(e.startsAt());
      case SessionPlaceChanged _, SessionTemplateChanged _ -> Subject.NONE;
      case SessionCancelled _, SessionOpened _ -> Subject.NONE;
      case TopicChosen e ->
          new Subject(e.client(), null, null, List.of(), e.basis(), null, e.reason() != null);
      case EarlierActionReviewed e -> Subject.of(e.owner(), false);
      case EarlierActionsSkipped _ -> Subject.of(null, true);
      case EarlierActionChanged _, EarlierActionWithdrawn _ -> Subject.NONE;
      case TopicProposed _, TopicCorrected _, TopicVoted _ -> Subject.NONE;
      case VotesShown _, VotesHidden _ -> Subject.NONE;
      case GatePassed e -> new Subject(null, null, null, e.rules(), null, null, true);
      case StepReopened _ -> Subject.of(null, true);
      case StepExtended e -> Subject.lasting(e.minutes(), true);
      case BreakBegun e -> Subject.lasting(e.minutes(), e.reason() != null);
      case SessionPaused e -> Subject.of(null, e.reason() != null);
      case FloorGiven e -> Subject.of(e.to(), false);
      case HandLowered e -> Subject.of(e.member(), false);
      case StepOpened _, SessionResumed _, FloorTakenBack _, HandRaised _ -> Subject.NONE;
      case EntryHidden _ -> Subject.of(null, true);
      case WordsTakenDown e -> Subject.of(e.speaker(), false);
      case ContributionMade _,
          ContributionCorrected _,
          ContributionClassified _,
          ContributionWithdrawn _,
          ContributionRestored _,
          EntryWithdrawn _,
          EntryRestored _,
          FileAttached _,
          FileRemoved _,
          NoteTaken _,
          NoteCorrected _,
          ContributionMarked _,
          ReformulationRated _,
          WordsDisowned _ ->
          Subject.NONE;
      case ContractRedefined _, ContractAccepted _, ContractReserved _ -> Subject.NONE;
      case NoActionDecided _ -> Subject.of(null, true);
      case IdeasKept _,
          SynthesisWritten _,
          ActionPlanned _,
          ActionCorrected _,
          LearningStated _,
          LearningCorrected _,
          RegulationRemarked _,
          RemarkCorrected _,
          SessionEvaluated _ ->
          Subject.NONE;
    };
  }
}

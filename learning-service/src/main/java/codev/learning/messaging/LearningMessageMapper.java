package codev.learning.messaging;

import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.OutboundMessage;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.learning.domain.event.ActionEvent.*;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.JournalEvent;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides for each event of this service whether it is published, and as which message. */
@Component
public class LearningMessageMapper implements MessageMapper<LearningServiceEvent> {
  /** Sealed words of the plan go along: the session reads them out when it reviews the action. */
  record ActionCommittedMessage(
      ActionId actionId,
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username owner,
      EncryptedText what,
      @Nullable EncryptedText firstStep,
      @Nullable LocalDate dueOn,
      Instant at) {
    static ActionCommittedMessage of(ActionCommitted e) {
      return of(e.action(), e.session(), e.group(), e.programme(), e.owner(), e.plan(), e.at());
    }

    static ActionCommittedMessage of(ActionCorrected e) {
      return of(e.action(), e.session(), e.group(), e.programme(), e.owner(), e.plan(), e.at());
    }

    static ActionCommittedMessage of(ActionRestored e) {
      return of(e.action(), e.session(), e.group(), e.programme(), e.owner(), e.plan(), e.at());
    }

    private static ActionCommittedMessage of(
        ActionId action,
        SessionId session,
        GroupId group,
        ProgrammeId programme,
        Username owner,
        ActionPlan plan,
        Instant at) {
      return new ActionCommittedMessage(
          action,
          session,
          group,
          programme,
          owner,
          plan.what(),
          plan.firstStep(),
          plan.dueOn(),
          at);
    }
  }

  record ActionWithdrawnMessage(ActionId actionId, GroupId groupId, Username owner, Instant at) {}

  /**
   * @param effect sealed
   */
  record ActionProgressedMessage(
      ActionId actionId,
      GroupId groupId,
      Username owner,
      ActionProgress status,
      @Nullable EncryptedText effect,
      Instant at) {}

  /**
   * @param programmeIds in which the person is or was
   * @param reason sealed; for who decides
   */
  record ErasureRequestedMessage(
      UUID requestId,
      Username username,
      Set<ProgrammeId> programmeIds,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EncryptedText reason,
      Username by,
      Instant at) {}

  record ErasureCancelledMessage(UUID requestId, Username username, Username by, Instant at) {}

  record PersonErasedMessage(Username username, Username by, Instant at) {}

  @Override
  public String topic() {
    return "codev.learning";
  }

  @Override
  public Class<LearningServiceEvent> eventType() {
    return LearningServiceEvent.class;
  }

  @Override
  public Optional<OutboundMessage> map(RecordedEvent<LearningServiceEvent> recorded) {
    return switch (recorded.event()) {
      case ActionCommitted e ->
          Optional.of(
              new OutboundMessage("learning.action-committed.v1", ActionCommittedMessage.of(e)));
      case ActionCorrected e ->
          Optional.of(
              new OutboundMessage("learning.action-corrected.v1", ActionCommittedMessage.of(e)));
      case ActionRestored e ->
          Optional.of(
              new OutboundMessage("learning.action-restored.v1", ActionCommittedMessage.of(e)));
      case ActionWithdrawn e ->
          Optional.of(
              new OutboundMessage(
                  "learning.action-withdrawn.v1",
                  new ActionWithdrawnMessage(e.action(), e.group(), e.owner(), e.at())));
      case ActionProgressed e ->
          Optional.of(
              new OutboundMessage(
                  "learning.action-progressed.v2",
                  new ActionProgressedMessage(
                      e.action(), e.group(), e.owner(), e.status(), e.effect(), e.at())));
      case ErasureRequested e ->
          Optional.of(
              new OutboundMessage(
                  "learning.erasure-requested.v1",
                  new ErasureRequestedMessage(
                      e.request(), e.person(), e.programmes(), e.reason(), e.by(), e.at())));
      case PersonErased e ->
          Optional.of(
              new OutboundMessage(
                  "learning.person-erased.v1",
                  new PersonErasedMessage(e.person(), e.by(), e.at())));
      case ActionReviewed _,
          EffectTold _,
          ClientChosen _,
          EvaluationReceived _,
          SessionPlanned _,
          SessionUnplanned _,
          SessionHeld _,
          PresenceMarked _,
          CourseCorrected _ ->
          Optional.empty();
      case JournalEvent _, SurveyEvent _ -> Optional.empty();
      case ErasureCancelled e ->
          Optional.of(
              new OutboundMessage(
                  "learning.erasure-cancelled.v1",
                  new ErasureCancelledMessage(e.request(), e.person(), e.by(), e.at())));
      case ErasureApproved _, ErasureDeclined _ -> Optional.empty(); // they came as messages
      case PersonNoted _,
          ContactNoted _,
          MembershipEvent _,
          ProgrammeNoted _,
          ProgrammeDated _,
          ItemNoted _,
          InstrumentLoaded _,
          TargetsSet _,
          GroupNoted _,
          OutcomesShown _ ->
          Optional.empty();
    };
  }
}

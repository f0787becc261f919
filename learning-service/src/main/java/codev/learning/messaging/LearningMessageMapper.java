package codev.learning.messaging;

import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.OutboundMessage;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.learning.domain.ActionId;
import codev.learning.domain.ActionProgress;
import codev.learning.domain.EncryptedText;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ActionCommitted;
import codev.learning.domain.LearningEvent.ActionProgressed;
import codev.learning.domain.LearningEvent.ActionReviewed;
import codev.learning.domain.LearningEvent.ClientChosen;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.CourseCorrected;
import codev.learning.domain.LearningEvent.EffectTold;
import codev.learning.domain.LearningEvent.EvaluationReceived;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.GroupNoted;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
import codev.learning.domain.LearningEvent.InstrumentLoaded;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.LearningKept;
import codev.learning.domain.LearningEvent.OutcomesShown;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.PresenceMarked;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.SessionHeld;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.LearningEvent.TargetsSet;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides for each event of this service whether it is published, and as which message. */
@Component
public class LearningMessageMapper implements MessageMapper<LearningEvent> {
  /** Sealed words of the plan go along: the session reads them out when it reviews the action. */
  record Committed(
      ActionId actionId,
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username owner,
      EncryptedText what,
      @Nullable EncryptedText firstStep,
      @Nullable LocalDate dueOn,
      Instant at) {}

  record Progressed(
      ActionId actionId,
      GroupId groupId,
      Username owner,
      ActionProgress status,
      @Nullable Integer effect,
      Instant at) {}

  record Erased(Username username, Username by, Instant at) {}

  @Override
  public String topic() {
    return "codev.learning";
  }

  @Override
  public Class<LearningEvent> eventType() {
    return LearningEvent.class;
  }

  @Override
  public Optional<OutboundMessage> map(RecordedEvent<LearningEvent> recorded) {
    return switch (recorded.event()) {
      case ActionCommitted e ->
          Optional.of(
              new OutboundMessage(
                  "learning.action-committed.v1",
                  new Committed(
                      e.action(),
                      e.session(),
                      e.group(),
                      e.programme(),
                      e.owner(),
                      e.plan().what(),
                      e.plan().firstStep(),
                      e.plan().dueOn(),
                      e.at())));
      case ActionProgressed e ->
          Optional.of(
              new OutboundMessage(
                  "learning.action-progressed.v1",
                  new Progressed(
                      e.action(), e.group(), e.owner(), e.status(), e.effect(), e.at())));
      case PersonErased e ->
          Optional.of(
              new OutboundMessage(
                  "learning.person-erased.v1", new Erased(e.person(), e.by(), e.at())));
      case ActionReviewed _,
          EffectTold _,
          ClientChosen _,
          EvaluationReceived _,
          SessionHeld _,
          PresenceMarked _,
          CourseCorrected _ ->
          Optional.empty();
      case LearningKept _, SurveyAnswered _, InstrumentAnswered _ -> Optional.empty();
      case PersonNoted _,
          ContactNoted _,
          GroupJoined _,
          GroupLeft _,
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

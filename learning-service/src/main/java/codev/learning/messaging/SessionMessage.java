package codev.learning.messaging;

import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.*;
import codev.learning.domain.event.ActionEvent.ActionCommitted;
import codev.learning.domain.event.JournalEvent.*;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.Learning;
import codev.learning.domain.value.LearningId;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import codev.learning.domain.value.SessionStatistics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message of session-service, as far as it is read here. */
sealed interface SessionMessage {
  LearningServiceCommand command();

  /**
   * The messages {@code session.action-planned} and {@code session.action-corrected}.
   *
   * @param confidence sealed; in their first versions a number in clear, and it stays so
   */
  record ActionPlannedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      ActionId actionId,
      Username owner,
      EncryptedText what,
      @Nullable EncryptedText objective,
      @Nullable EncryptedText firstStep,
      @Nullable LocalDate dueOn,
      @Nullable EncryptedText resources,
      @Nullable EncryptedText support,
      @Nullable EncryptedText indicator,
      @Nullable EncryptedText vigilance,
      @Nullable JsonNode confidence,
      Instant at)
      implements SessionMessage {
    @Override
    public LearningServiceCommand command() {
      return new CommitToAction(
          new ActionCommitted(actionId, sessionId, groupId, programmeId, owner, plan(), at));
    }

    LearningServiceCommand correction() {
      return new CorrectAction(actionId, plan(), at);
    }

    private ActionPlan plan() {
      return new ActionPlan(
          what, objective, firstStep, dueOn, resources, support, indicator, vigilance, stated());
    }

    private @Nullable EncryptedText stated() {
      return confidence == null || confidence.isNull()
          ? null
          : new EncryptedText(confidence.asString());
    }
  }

  /**
   * The first version of the message {@code session.action-reviewed}.
   *
   * @param effect in clear, and it stays so
   */
  record ActionReviewedMessageV1(
      SessionId sessionId,
      ActionId actionId,
      ActionReviewOutcome outcome,
      @Nullable Integer effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements SessionMessage {
    @Override
    public LearningServiceCommand command() {
      var stated = effect == null ? null : new EncryptedText(effect.toString());
      return new ReviewAction(actionId, sessionId, outcome, stated, learnt, at);
    }
  }

  /**
   * The message {@code session.action-reviewed}.
   *
   * @param effect sealed
   */
  record ActionReviewedMessage(
      SessionId sessionId,
      ActionId actionId,
      ActionReviewOutcome outcome,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements SessionMessage {
    @Override
    public LearningServiceCommand command() {
      return new ReviewAction(actionId, sessionId, outcome, effect, learnt, at);
    }
  }

  /** The messages {@code session.action-withdrawn} and {@code session.action-restored}. */
  record ActionWithdrawnMessage(ActionId actionId, Instant at) {
    LearningServiceCommand command(boolean withdrawn) {
      return new WithdrawAction(actionId, withdrawn, at);
    }
  }

  /** The messages {@code session.learning-stated} and {@code session.learning-corrected}. */
  record LearningStatedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      LearningId learningId,
      Username by,
      Learning.About about,
      EncryptedText text,
      @Nullable EncryptedText transferableTo,
      List<String> competencies,
      Instant at)
      implements SessionMessage {
    @Override
    public LearningServiceCommand command() {
      return new NoteLearning(
          new LearningKept(by, sessionId, groupId, programmeId, learning(), at));
    }

    LearningServiceCommand correction() {
      return new NoteLearning(
          new LearningCorrected(by, sessionId, groupId, programmeId, learning(), at));
    }

    private Learning learning() {
      return new Learning(learningId, about, text, transferableTo, competencies);
    }
  }

  /** The messages {@code session.learning-withdrawn} and {@code session.learning-restored}. */
  record LearningWithdrawnMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      LearningId learningId,
      Username by,
      Instant at) {
    LearningServiceCommand withdrawal() {
      return new NoteLearning(
          new LearningWithdrawn(by, sessionId, groupId, programmeId, learningId, at));
    }

    LearningServiceCommand restoration() {
      return new NoteLearning(
          new LearningRestored(by, sessionId, groupId, programmeId, learningId, at));
    }
  }

  /** The message {@code session.postponed}. */
  record SessionPostponedMessage(SessionId sessionId, Instant at) implements SessionMessage {
    @Override
    public LearningServiceCommand command() {
      return new NoteSessionUnplanned(sessionId, at);
    }
  }

  /**
   * The message {@code session.closed}.
   *
   * @param clients absent in its first version, which names one client
   */
  record SessionClosedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      @Nullable Username client,
      @Nullable List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<SessionStatistics.Presence> attendance,
      List<SessionStatistics.StepDuration> steps,
      boolean contractAcceptedBeforeConsultation,
      boolean clientSilentInConsultation,
      Map<Username, Integer> contributions,
      Instant at)
      implements SessionMessage {
    @Override
    public LearningServiceCommand command() {
      var course =
          new SessionStatistics(
              client,
              openedAt,
              closedAt,
              attendance,
              steps,
              contractAcceptedBeforeConsultation,
              clientSilentInConsultation,
              contributions);
      return new NoteSessionHeld(
          new SessionHeld(sessionId, groupId, programmeId, course, at), turns());
    }

    private List<Username> turns() {
      if (clients != null) return clients;
      return client == null ? List.of() : List.of(client);
    }
  }

  /**
   * The first two versions of the message {@code session.evaluated}.
   *
   * @param items keys answered, in clear, and they stay so; not published by the first version
   * @param answers sealed JSON object of item to number
   */
  record SessionEvaluatedMessageV2(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username by,
      ParticipantRole role,
      @Nullable List<String> items,
      EncryptedText answers,
      Instant at)
      implements SessionMessage {
    @Override
    public LearningServiceCommand command() {
      var answered = items == null ? null : new EncryptedText(json(items));
      return new NoteSessionFact(
          new EvaluationReceived(sessionId, groupId, programmeId, by, role, answered, answers, at));
    }

    private static String json(List<String> items) {
      return JsonMapper.shared().writeValueAsString(items);
    }
  }

  /**
   * The message {@code session.evaluated}.
   *
   * @param items sealed JSON list of the keys answered
   * @param answers sealed JSON object of item to number
   */
  record SessionEvaluatedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username by,
      ParticipantRole role,
      EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements SessionMessage {
    @Override
    public LearningServiceCommand command() {
      return new NoteSessionFact(
          new EvaluationReceived(sessionId, groupId, programmeId, by, role, items, answers, at));
    }
  }

  /** The message {@code session.attendance-marked}. */
  record AttendanceMarkedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username member,
      Status status,
      Instant at)
      implements SessionMessage {

    enum Status {
      PRESENT(SessionStatistics.AttendanceStatus.PRESENT),
      LATE(SessionStatistics.AttendanceStatus.LATE),
      ABSENT(SessionStatistics.AttendanceStatus.ABSENT),
      /** They were there. */
      LEFT_EARLY(SessionStatistics.AttendanceStatus.PRESENT);

      private final SessionStatistics.AttendanceStatus known;

      Status(SessionStatistics.AttendanceStatus known) {
        this.known = known;
      }
    }

    @Override
    public LearningServiceCommand command() {
      return new NoteSessionFact(
          new PresenceMarked(sessionId, groupId, programmeId, member, status.known, at));
    }
  }

  /** The message {@code session.attendance-signed}. */
  record AttendanceSignedMessage(
      SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username person, Instant at)
      implements SessionMessage {
    @Override
    public LearningServiceCommand command() {
      return new SignPresence(sessionId, groupId, programmeId, person, at);
    }
  }
}

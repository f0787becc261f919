package codev.learning.messaging;

import static codev.learning.domain.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.testkit.MessageSamples;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.CommitToAction;
import codev.learning.domain.LearningServiceCommand.CorrectAction;
import codev.learning.domain.LearningServiceCommand.NoteLearning;
import codev.learning.domain.LearningServiceCommand.NoteSessionFact;
import codev.learning.domain.LearningServiceCommand.NoteSessionHeld;
import codev.learning.domain.LearningServiceCommand.NoteSessionUnplanned;
import codev.learning.domain.LearningServiceCommand.ReviewAction;
import codev.learning.domain.LearningServiceCommand.SignPresence;
import codev.learning.domain.LearningServiceCommand.WithdrawAction;
import codev.learning.domain.event.ActionEvent.ActionCommitted;
import codev.learning.domain.event.JournalEvent.LearningCorrected;
import codev.learning.domain.event.JournalEvent.LearningKept;
import codev.learning.domain.event.JournalEvent.LearningRestored;
import codev.learning.domain.event.JournalEvent.LearningWithdrawn;
import codev.learning.domain.event.SessionOutcomeEvent.EvaluationReceived;
import codev.learning.domain.event.SessionOutcomeEvent.PresenceMarked;
import codev.learning.domain.event.SessionOutcomeEvent.SessionHeld;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.Learning;
import codev.learning.domain.value.SessionStatistics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Écouter les séances")
class SessionMessageListenerTest {
  private static final EncryptedText SEALED = new EncryptedText("sealed");

  private static final LearningServiceCommand CLOSED =
      new NoteSessionHeld(
          new SessionHeld(
              SESSION,
              GROUP,
              PROGRAMME,
              new SessionStatistics(
                  ALICE,
                  at("08:00"),
                  at("11:00"),
                  course().attendance(),
                  course().steps(),
                  true,
                  true,
                  Map.of(ALICE, 12, BOB, 9)),
              at("11:00")),
          List.of(ALICE));

  private static final Instant LATER = Instant.parse("2027-01-12T08:00:00Z");

  /** What is taken back of messages whose events are lost. */
  private static final Map<String, LearningServiceCommand> TAKEN_BACK =
      Map.of(
          "session.action-planned.v1",
          new WithdrawAction(ACTION, true, LATER),
          "session.action-planned.v2",
          new WithdrawAction(ACTION, true, LATER),
          "session.action-restored.v1",
          new WithdrawAction(ACTION, true, LATER),
          "session.action-withdrawn.v1",
          new WithdrawAction(ACTION, false, LATER),
          "session.learning-stated.v1",
          new NoteLearning(new LearningWithdrawn(BOB, SESSION, GROUP, PROGRAMME, LEARNING, LATER)),
          "session.learning-restored.v1",
          new NoteLearning(new LearningWithdrawn(BOB, SESSION, GROUP, PROGRAMME, LEARNING, LATER)),
          "session.learning-withdrawn.v1",
          new NoteLearning(new LearningRestored(BOB, SESSION, GROUP, PROGRAMME, LEARNING, LATER)));

  private static final Map<String, LearningServiceCommand> UNDERSTOOD =
      Map.ofEntries(
          Map.entry("session.action-planned.v1", planned(new EncryptedText("7"))),
          Map.entry("session.action-planned.v2", planned(SEALED)),
          Map.entry("session.action-corrected.v1", corrected(new EncryptedText("8"))),
          Map.entry("session.action-corrected.v2", corrected(SEALED)),
          Map.entry("session.action-withdrawn.v1", new WithdrawAction(ACTION, true, at("10:22"))),
          Map.entry("session.action-restored.v1", new WithdrawAction(ACTION, false, at("10:23"))),
          Map.entry("session.action-reviewed.v1", reviewed(new EncryptedText("3"))),
          Map.entry("session.action-reviewed.v2", reviewed(SEALED)),
          Map.entry(
              "session.learning-stated.v1",
              new NoteLearning(
                  new LearningKept(
                      BOB,
                      SESSION,
                      GROUP,
                      PROGRAMME,
                      new Learning(
                          LEARNING, Learning.About.SELF, SEALED, SEALED, List.of("listening")),
                      at("10:45")))),
          Map.entry(
              "session.learning-corrected.v1",
              new NoteLearning(
                  new LearningCorrected(
                      BOB,
                      SESSION,
                      GROUP,
                      PROGRAMME,
                      new Learning(
                          LEARNING, Learning.About.GROUP, SEALED, null, List.of("listening")),
                      at("10:46")))),
          Map.entry(
              "session.learning-withdrawn.v1",
              new NoteLearning(
                  new LearningWithdrawn(BOB, SESSION, GROUP, PROGRAMME, LEARNING, at("10:47")))),
          Map.entry(
              "session.learning-restored.v1",
              new NoteLearning(
                  new LearningRestored(BOB, SESSION, GROUP, PROGRAMME, LEARNING, at("10:48")))),
          Map.entry("session.evaluated.v1", evaluation(null)),
          Map.entry("session.evaluated.v2", evaluation(new EncryptedText("[\"H1\"]"))),
          Map.entry(
              "session.evaluated.v3",
              evaluation(new EncryptedText("sealed JSON list of the keys answered"))),
          Map.entry("session.closed.v1", CLOSED),
          Map.entry("session.closed.v2", CLOSED),
          Map.entry("session.closed.v3", CLOSED),
          Map.entry("session.postponed.v1", new NoteSessionUnplanned(SESSION, at("08:10"))),
          Map.entry(
              "session.attendance-marked.v1",
              new NoteSessionFact(
                  new PresenceMarked(
                      SESSION,
                      GROUP,
                      PROGRAMME,
                      BOB,
                      SessionStatistics.AttendanceStatus.LATE,
                      at("08:15")))),
          Map.entry(
              "session.attendance-signed.v1",
              new SignPresence(SESSION, GROUP, PROGRAMME, BOB, at("08:20"))));

  @TestFactory
  @DisplayName("de chaque exemple dont l’événement est perdu, ce qui peut l’être est repris")
  Stream<DynamicTest> what_is_lost_is_taken_back() {
    return MessageSamples.of("session")
        .readBy(
            (type, json) ->
                assertThat(
                        SessionMessageListener.commandTakingBack(
                            CloudEventMessage.uncarried(type, "any", 1, LATER, json)))
                    .isEqualTo(Optional.ofNullable(TAKEN_BACK.get(type))));
  }

  @TestFactory
  @DisplayName("chaque exemple devient la commande attendue, ou rien qui nous regarde")
  Stream<DynamicTest> each_sample_becomes_the_command_expected() {
    return MessageSamples.of("session")
        .readBy(
            (type, json) ->
                assertThat(
                        SessionMessageListener.commandFor(
                            CloudEventMessage.uncarried(type, "any", 1, at("11:00"), json)))
                    .isEqualTo(Optional.ofNullable(UNDERSTOOD.get(type))));
  }

  private static CommitToAction planned(EncryptedText confidence) {
    var plan =
        new ActionPlan(
            SEALED,
            SEALED,
            SEALED,
            LocalDate.parse("2027-01-25"),
            SEALED,
            SEALED,
            SEALED,
            SEALED,
            confidence);
    return new CommitToAction(
        new ActionCommitted(ACTION, SESSION, GROUP, PROGRAMME, ALICE, plan, at("10:20")));
  }

  private static CorrectAction corrected(EncryptedText confidence) {
    var plan =
        new ActionPlan(
            SEALED, null, null, LocalDate.parse("2027-02-01"), null, null, null, null, confidence);
    return new CorrectAction(ACTION, plan, at("10:21"));
  }

  private static ReviewAction reviewed(EncryptedText effect) {
    return new ReviewAction(
        new ActionId(id(5)), SESSION, ActionReviewOutcome.PARTLY, effect, SEALED, at("08:10"));
  }

  private static NoteSessionFact evaluation(@Nullable EncryptedText items) {
    return new NoteSessionFact(
        new EvaluationReceived(
            SESSION,
            GROUP,
            PROGRAMME,
            BOB,
            ParticipantRole.CONSULTANT,
            items,
            new EncryptedText("sealed JSON object of item to number"),
            at("10:55")));
  }

  private static Instant at(String time) {
    return Instant.parse("2027-01-11T" + time + ":00Z");
  }
}

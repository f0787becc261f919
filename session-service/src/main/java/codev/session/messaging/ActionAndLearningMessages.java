package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.learning.Learning;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages about actions and learnings; their texts are encrypted. */
final class ActionAndLearningMessages {
  private ActionAndLearningMessages() {}

  /** The messages {@code session.action-planned.v1} and {@code session.action-corrected.v1}. */
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
      @Nullable Integer confidence,
      Instant at) {
    static ActionPlannedMessage of(ActionPlanned e) {
      return of(e.session(), e.origin(), e.action(), e.by(), e.at());
    }

    static ActionPlannedMessage of(ActionCorrected e) {
      return of(e.session(), e.origin(), e.action(), e.by(), e.at());
    }

    private static ActionPlannedMessage of(
        SessionId session, GroupAndProgramme origin, ActionPlan a, Username by, Instant at) {
      return new ActionPlannedMessage(
          session,
          origin.group(),
          origin.programme(),
          a.id(),
          by,
          a.what(),
          a.objective(),
          a.firstStep(),
          a.dueOn(),
          a.resources(),
          a.support(),
          a.indicator(),
          a.vigilance(),
          a.confidence(),
          at);
    }
  }

  /**
   * The message {@code session.action-reviewed.v2}.
   *
   * @param effect sealed; in clear before
   */
  record ActionReviewedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      ActionId actionId,
      Username owner,
      EarlierAction.Outcome outcome,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at) {
    static ActionReviewedMessage of(EarlierActionReviewed e) {
      return new ActionReviewedMessage(
          e.session(),
          e.origin().group(),
          e.origin().programme(),
          e.action(),
          e.owner(),
          e.outcome(),
          e.effect(),
          e.learnt(),
          e.at());
    }
  }

  /** The messages {@code session.action-withdrawn.v1} and {@code session.action-restored.v1}. */
  record ActionWithdrawnMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      ActionId actionId,
      Username owner,
      Instant at) {
    static ActionWithdrawnMessage of(EntryWithdrawn e) {
      return of(e.session(), e.origin(), e.entry(), e.by(), e.at());
    }

    static ActionWithdrawnMessage of(EntryRestored e) {
      return of(e.session(), e.origin(), e.entry(), e.by(), e.at());
    }

    private static ActionWithdrawnMessage of(
        SessionId session, GroupAndProgramme origin, String action, Username by, Instant at) {
      return new ActionWithdrawnMessage(
          session,
          origin.group(),
          origin.programme(),
          new ActionId(UUID.fromString(action)),
          by,
          at);
    }
  }

  /** The messages {@code session.learning-stated.v1} and {@code session.learning-corrected.v1}. */
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
      Instant at) {
    static LearningStatedMessage of(LearningStated e) {
      return of(e.session(), e.origin(), e.learning(), e.by(), e.at());
    }

    static LearningStatedMessage of(LearningCorrected e) {
      return of(e.session(), e.origin(), e.learning(), e.by(), e.at());
    }

    private static LearningStatedMessage of(
        SessionId session, GroupAndProgramme origin, Learning learning, Username by, Instant at) {
      return new LearningStatedMessage(
          session,
          origin.group(),
          origin.programme(),
          learning.id(),
          by,
          learning.about(),
          learning.text(),
          learning.transferableTo(),
          learning.competencies(),
          at);
    }
  }

  /**
   * The messages {@code session.learning-withdrawn.v1} and {@code session.learning-restored.v1}.
   */
  record LearningWithdrawnMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      LearningId learningId,
      Username by,
      Instant at) {
    static LearningWithdrawnMessage of(EntryWithdrawn e) {
      return of(e.session(), e.origin(), e.entry(), e.by(), e.at());
    }

    static LearningWithdrawnMessage of(EntryRestored e) {
      return of(e.session(), e.origin(), e.entry(), e.by(), e.at());
    }

    private static LearningWithdrawnMessage of(
        SessionId session, GroupAndProgramme origin, String learning, Username by, Instant at) {
      return new LearningWithdrawnMessage(
          session,
          origin.group(),
          origin.programme(),
          new LearningId(UUID.fromString(learning)),
          by,
          at);
    }
  }
}

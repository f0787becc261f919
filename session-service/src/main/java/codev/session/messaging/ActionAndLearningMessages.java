package codev.session.messaging;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.EarlierActionReviewed;
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

  /**
   * The messages {@code session.action-planned.v2} and {@code session.action-corrected.v2}.
   *
   * @param confidence sealed; in clear before
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
      @Nullable EncryptedText confidence,
      Instant at) {
    static ActionPlannedMessage of(SessionEvent e, GroupAndProgramme origin, ActionPlan a) {
      return new ActionPlannedMessage(
          e.session(),
          origin.group(),
          origin.programme(),
          a.id(),
          e.by(),
          a.what(),
          a.objective(),
          a.firstStep(),
          a.dueOn(),
          a.resources(),
          a.support(),
          a.indicator(),
          a.vigilance(),
          a.confidence(),
          e.at());
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
    static ActionWithdrawnMessage of(SessionEvent e, GroupAndProgramme origin, String action) {
      return new ActionWithdrawnMessage(
          e.session(),
          origin.group(),
          origin.programme(),
          new ActionId(UUID.fromString(action)),
          e.by(),
          e.at());
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
    static LearningStatedMessage of(SessionEvent e, GroupAndProgramme origin, Learning learning) {
      return new LearningStatedMessage(
          e.session(),
          origin.group(),
          origin.programme(),
          learning.id(),
          e.by(),
          learning.about(),
          learning.text(),
          learning.transferableTo(),
          learning.competencies(),
          e.at());
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
    static LearningWithdrawnMessage of(SessionEvent e, GroupAndProgramme origin, String learning) {
      return new LearningWithdrawnMessage(
          e.session(),
          origin.group(),
          origin.programme(),
          new LearningId(UUID.fromString(learning)),
          e.by(),
          e.at());
    }
  }
}

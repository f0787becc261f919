package codev.learning.domain.event;

import codev.learning.domain.person.Username;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Events of one action. */
public sealed interface ActionEvent extends LearningServiceEvent {
  ActionId action();

  GroupId group();

  ProgrammeId programme();

  Username owner();

  @Override
  default String stream() {
    return action().stream();
  }

  @Revision("2") // since the confidence is encrypted
  record ActionCommitted(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionPlan plan,
      Instant at)
      implements ActionEvent {}

  /**
   * The owner reviewed the action in a session of the group.
   *
   * @param session the session of the review
   * @param effect 1–5, encrypted
   */
  @Revision("2") // since the effect is encrypted
  record ActionReviewed(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionReviewOutcome outcome,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements ActionEvent {}

  /**
   * @param effect 1–5, encrypted
   */
  @Revision("2") // since the effect is encrypted
  record ActionProgressed(
      ActionId action,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionProgress status,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements ActionEvent {}

  /**
   * Its owner stated its effect after its end.
   *
   * @param effect 1–5, encrypted
   */
  @Revision("2") // since the effect is encrypted
  record EffectTold(
      ActionId action,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements ActionEvent {}

  /** Its owner put another plan in the place of the first, in the session. */
  @Revision("2") // since the confidence is encrypted
  record ActionCorrected(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionPlan plan,
      Instant at)
      implements ActionEvent, CorrectionEvent {}

  /** Its owner withdrew it in the session: it is no longer followed, unless it is restored. */
  record ActionWithdrawn(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      Instant at)
      implements ActionEvent, CorrectionEvent {}

  /**
   * @param plan as it is now
   */
  @Revision("2") // since the confidence is encrypted
  record ActionRestored(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionPlan plan,
      Instant at)
      implements ActionEvent, CorrectionEvent {}
}

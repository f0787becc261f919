package codev.group.domain.event;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of a request for a second person's approval. */
public sealed interface ApprovalEvent extends GroupServiceEvent {
  ApprovalId approval();

  ApprovalAction action();

  Username asker();

  /**
   * @param reason why it is asked, if a reason was given
   * @param until the first instant at which it can no longer be decided
   */
  record ApprovalRequested(
      ApprovalId approval,
      ApprovalAction action,
      Username asker,
      @Nullable EncryptedText reason,
      Instant until,
      Instant at)
      implements ApprovalEvent {}

  /** A second person has agreed: the action is to be carried out. */
  record ApprovalGranted(
      ApprovalId approval,
      ApprovalAction action,
      Username asker,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements ApprovalEvent {}

  record ApprovalRefused(
      ApprovalId approval,
      ApprovalAction action,
      Username asker,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements ApprovalEvent {}

  /** Nobody has decided in time. */
  record ApprovalExpired(ApprovalId approval, ApprovalAction action, Username asker, Instant at)
      implements ApprovalEvent {}

  /**
   * It is no longer wanted, whether it was granted or not.
   *
   * @param by who has cancelled it
   */
  record ApprovalWithdrawn(
      ApprovalId approval, ApprovalAction action, Username asker, Username by, Instant at)
      implements ApprovalEvent {}

  record ApprovalCarriedOut(ApprovalId approval, ApprovalAction action, Username asker, Instant at)
      implements ApprovalEvent {}

  /**
   * It was granted, but had become impossible.
   *
   * @param rule key of the refusal
   */
  record ApprovalFailed(
      ApprovalId approval, ApprovalAction action, Username asker, String rule, Instant at)
      implements ApprovalEvent {}
}

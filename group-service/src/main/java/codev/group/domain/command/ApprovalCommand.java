package codev.group.domain.command;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands to a request for approval. */
public sealed interface ApprovalCommand extends GroupServiceCommand {
  ApprovalId approval();

  @Override
  default String stream() {
    return approval().stream();
  }

  /**
   * @param reason encrypted
   * @param until the first instant at which it can no longer be decided
   */
  record RequestApproval(
      ApprovalId approval,
      ApprovalAction action,
      Username asker,
      @Nullable EncryptedText reason,
      Instant until,
      Instant at)
      implements ApprovalCommand {}

  /**
   * @param granted or else refused
   * @param reason encrypted
   */
  record DecideApproval(
      ApprovalId approval, boolean granted, @Nullable EncryptedText reason, Username by, Instant at)
      implements ApprovalCommand {}

  /** Its time may be over. */
  record ExpireApproval(ApprovalId approval, Instant at) implements ApprovalCommand {}

  /** What was asked for has been cancelled where it would be carried out. */
  record WithdrawApproval(ApprovalId approval, Username by, Instant at)
      implements ApprovalCommand {}

  /**
   * What was granted has been carried out, or could not be.
   *
   * @param failure key of the refusal; null: it has been carried out
   */
  record CompleteApproval(ApprovalId approval, @Nullable String failure, Instant at)
      implements ApprovalCommand {}
}

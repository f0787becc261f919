package codev.group.approvals;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A decision as submitted.
 *
 * @param reason required to refuse
 */
record ApprovalDecisionRequest(
    @NotNull Decision decision, @Nullable @Size(max = 500) String reason) {

  /** What a second person may decide. */
  enum Decision {
    GRANTED,
    REFUSED
  }

  boolean lacksReason() {
    return decision == Decision.REFUSED && (reason == null || reason.isBlank());
  }
}

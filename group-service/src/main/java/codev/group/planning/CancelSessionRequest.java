package codev.group.planning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The cancellation of a session as submitted. */
record CancelSessionRequest(@NotBlank @Size(max = 500) String reason) {}

package codev.group.planning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a session does not take place. */
record CancelSessionForm(@NotBlank @Size(max = 500) String reason) {}

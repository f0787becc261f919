package codev.group.grants;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A revocation as submitted. */
record RevocationRequest(@NotBlank @Size(max = 500) String reason) {}

package codev.group.group;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why somebody leaves. */
record DepartureForm(@NotBlank @Size(max = 500) String reason) {}

package codev.group.group;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The departure of a member as submitted. */
record DepartureRequest(@NotBlank @Size(max = 500) String reason) {}

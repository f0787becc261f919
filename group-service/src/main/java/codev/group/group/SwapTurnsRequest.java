package codev.group.group;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A swap of two members' turns as submitted. */
record SwapTurnsRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 100) String member,
    @NotBlank @Size(max = 100) String with,
    @NotBlank @Size(max = 500) String reason) {}

package codev.group.group;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A skipped turn as submitted. */
record SkipTurnRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 100) String member,
    @NotBlank @Size(max = 500) String reason) {}

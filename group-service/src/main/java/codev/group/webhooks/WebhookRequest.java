package codev.group.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a webhook.
 *
 * @param id absent: a new one
 * @param address of the receiver
 * @param kinds what it is sent
 * @param programme absent: facts of all programmes are sent
 */
record WebhookRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 1000) String address,
    @NotEmpty Set<WebhookKind> kinds,
    @Nullable UUID programme) {}

package codev.group.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Set;

/**
 * Asks for another address or other messages of a webhook.
 *
 * @param address of the receiver
 * @param kinds what it is sent
 */
record WebhookChangeRequest(
    @NotBlank @Size(max = 1000) String address, @NotEmpty Set<WebhookKind> kinds) {}

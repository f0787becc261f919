package codev.group.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at sending a message.
 *
 * @param position of the fact in the log
 * @param status of the answer; null: there was none
 * @param millis until the answer, or until it was given up
 */
public record WebhookDelivery(
    long position, WebhookKind kind, Instant at, @Nullable Integer status, long millis) {
  /** Whether the receiver has accepted the message. */
  public boolean isAccepted() {
    return new WebhookClient.Answer(status, millis).isAccepted();
  }
}

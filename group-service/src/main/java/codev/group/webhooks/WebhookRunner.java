package codev.group.webhooks;

import codev.group.jobs.JobRunner;
import codev.group.webhooks.WebhookStore.Claim;
import codev.infra.eventstore.log.EventLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Sends messages, one at a time on each instance, and those of each webhook in the order of the
 * log: the next one after a message was accepted. A message may be sent twice, never skipped.
 */
@Component
class WebhookRunner extends JobRunner {
  /** Events that are read in one go; a webhook that wants none of them is passed over them. */
  private static final int PAGE_SIZE = 500;

  private final WebhookStore webhooks;
  private final WebhookMessages messages;
  private final WebhookSecrets secrets;
  private final WebhookClient client;
  private final WebhookUseCase useCase;
  private final WebhookProperties settings;
  private final EventLog log;
  private final Counter accepted;
  private final Counter failed;

  WebhookRunner(
      WebhookStore webhooks,
      WebhookMessages messages,
      WebhookSecrets secrets,
      WebhookClient client,
      WebhookUseCase useCase,
      WebhookProperties settings,
      EventLog log,
      MeterRegistry meters) {
    super("webhooks");
    this.webhooks = webhooks;
    this.messages = messages;
    this.secrets = secrets;
    this.client = client;
    this.useCase = useCase;
    this.settings = settings;
    this.log = log;
    this.accepted =
        Counter.builder("codev.webhooks.accepted")
            .description("Messages that the receivers of webhooks have accepted")
            .baseUnit("messages")
            .register(meters);
    this.failed =
        Counter.builder("codev.webhooks.failed")
            .description("Attempts at sending a message to a webhook that have failed")
            .baseUnit("attempts")
            .register(meters);
  }

  @Override
  protected boolean workOnNext() {
    var head = log.head().position();
    var claim = webhooks.claim(head);
    claim.ifPresent(one -> workOn(one, head));
    return claim.isPresent();
  }

  private void workOn(Claim claim, long head) {
    var upTo = Math.min(head, claim.webhook().position() + PAGE_SIZE);
    messages
        .next(claim.webhook(), upTo)
        .ifPresentOrElse(message -> send(claim, message), () -> webhooks.pass(claim, upTo));
  }

  private void send(Claim claim, WebhookMessage message) {
    var webhook = claim.webhook();
    var secret = secrets.decrypt(webhook.id(), Objects.requireNonNull(webhook.secret()));
    long timestamp = claim.now().getEpochSecond();
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", message.id());
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature", WebhookSignature.of(secret, message.id(), timestamp, message.body()));
    var answer = client.post(webhook.address(), headers, message.body());
    (answer.isAccepted() ? accepted : failed).increment();
    var _ =
        webhooks.inTransaction(
            () -> {
              note(claim, message, answer);
              return true;
            });
  }

  private void note(Claim claim, WebhookMessage message, WebhookClient.Answer answer) {
    var current = webhooks.lock(claim.webhook().id());
    if (current.isEmpty() || current.get().state() == WebhookState.DELETED) return;
    webhooks.note(claim.webhook().id(), message, answer);
    if (answer.isAccepted()) {
      webhooks.pass(claim, message.position());
      return;
    }
    int failures = claim.webhook().failures();
    var retries = settings.retries();
    boolean isLast = answer.isGone() || failures >= retries.size();
    var pause = isLast ? settings.term() : retries.get(failures);
    if (webhooks.postpone(claim, pause) && isLast) useCase.disable(current.get());
  }
}

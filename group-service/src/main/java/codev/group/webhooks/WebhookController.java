package codev.group.webhooks;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of the organisation's webhooks, for administrators. */
@RestController
@RequestMapping("/api/webhooks")
@RequiredAccess(AccessPolicy.ORGANISATION_ADMINISTRATOR)
record WebhookController(WebhookUseCase webhooks) {
  /**
   * @param secret that messages are signed with; null once a message was sent
   * @param position in this service's log: what comes after it is sent
   */
  record WebhookRegistered(UUID id, @Nullable String secret, long position) {}

  /**
   * @param programme null: facts of all programmes are sent
   * @param delivered position of the log up to which everything was accepted
   * @param failures attempts at the next message that have failed
   * @param disabledAt null unless it is disabled
   */
  record WebhookResponse(
      UUID id,
      String address,
      List<WebhookKind> kinds,
      @Nullable UUID programme,
      WebhookState state,
      long delivered,
      int failures,
      @Nullable Instant disabledAt) {
    private static WebhookResponse of(Webhook webhook) {
      var programme = webhook.programme();
      return new WebhookResponse(
          webhook.id(),
          webhook.address().toString(),
          webhook.kinds().stream().sorted().toList(),
          programme == null ? null : programme.value(),
          webhook.state(),
          webhook.position(),
          webhook.failures(),
          webhook.disabledAt());
    }
  }

  /**
   * An attempt at sending a message.
   *
   * @param position of the fact in the log
   * @param status of the answer; null: there was none in time
   * @param millis until the answer
   */
  record WebhookDeliveryResponse(
      Instant at, WebhookKind kind, long position, @Nullable Integer status, long millis) {
    private static WebhookDeliveryResponse of(WebhookDelivery delivery) {
      return new WebhookDeliveryResponse(
          delivery.at(),
          delivery.kind(),
          delivery.position(),
          delivery.status(),
          delivery.millis());
    }
  }

  /**
   * @param id of the request; absent: a new one
   * @param after position of the log
   */
  record ReplayRequest(@Nullable UUID id, @PositiveOrZero long after) {}

  /**
   * @param position in this service's log, of the last change
   */
  record WebhookChange(UUID id, long position) {}

  @GetMapping
  List<WebhookResponse> all() {
    return webhooks.all().stream().map(WebhookResponse::of).toList();
  }

  @GetMapping("/{webhook}")
  WebhookResponse webhook(@PathVariable UUID webhook) {
    return WebhookResponse.of(webhooks.find(webhook));
  }

  /** The latest attempts at sending it a message, the last first; never what was sent. */
  @GetMapping("/{webhook}/deliveries")
  List<WebhookDeliveryResponse> deliveries(@PathVariable UUID webhook) {
    return webhooks.deliveries(webhooks.find(webhook).id()).stream()
        .map(WebhookDeliveryResponse::of)
        .toList();
  }

  /** The secret is in this answer only. */
  @PostMapping
  WebhookRegistered register(@Valid @RequestBody WebhookRequest request, CurrentUser user) {
    var registration = webhooks.register(request, user);
    return new WebhookRegistered(
        registration.webhook().id(), registration.secret(), registration.webhook().recordedAt());
  }

  /** From the next message on; the secret stays. */
  @PostMapping("/{webhook}/change")
  WebhookChange change(
      @PathVariable UUID webhook,
      @Valid @RequestBody WebhookChangeRequest request,
      CurrentUser user) {
    return new WebhookChange(webhook, webhooks.change(webhook, request, user));
  }

  @PostMapping("/{webhook}/pause")
  WebhookChange pause(@PathVariable UUID webhook, CurrentUser user) {
    return new WebhookChange(webhook, webhooks.pause(webhook, user));
  }

  /** Also of one that was disabled: what has happened meanwhile is sent. */
  @PostMapping("/{webhook}/resumption")
  WebhookChange resume(@PathVariable UUID webhook, CurrentUser user) {
    return new WebhookChange(webhook, webhooks.resume(webhook, user));
  }

  /** What comes after a position is sent, whether it was sent before or not. */
  @PostMapping("/{webhook}/replay")
  WebhookChange replay(
      @PathVariable UUID webhook, @Valid @RequestBody ReplayRequest request, CurrentUser user) {
    return new WebhookChange(
        webhook, webhooks.replay(webhook, request.id(), request.after(), user));
  }

  @PostMapping("/{webhook}/deletion")
  WebhookChange delete(@PathVariable UUID webhook, CurrentUser user) {
    return new WebhookChange(webhook, webhooks.delete(webhook, user));
  }
}

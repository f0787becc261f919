package codev.group.webhooks;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.log.EventLog;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securityrecord.RecordSecurityFact;
import codev.infra.web.securityrecord.SecurityFact.WebhookChanged;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Use case: administrators register webhooks and change them. Each change is recorded in the
 * security log together with it; what changes nothing is answered as the last change was.
 */
@Component
record WebhookUseCase(
    WebhookStore webhooks,
    WebhookAddresses addresses,
    WebhookSecrets secrets,
    ProgrammeQueries programmes,
    CommandSender commands,
    EventLog log,
    InstantSource clock,
    ZoneId zone) {
  /**
   * What was registered.
   *
   * @param secret null once a message was sent: then it is no longer shown
   */
  record Registration(Webhook webhook, @Nullable String secret) {}

  /** Those that are not deleted. */
  List<Webhook> all() {
    return webhooks.all();
  }

  Webhook find(UUID id) {
    return webhooks
        .find(id)
        .filter(webhook -> webhook.state() != WebhookState.DELETED)
        .orElseThrow(RefusedException::notFound);
  }

  /** The latest attempts, the last first. */
  List<WebhookDelivery> deliveries(UUID id) {
    return webhooks.deliveries(id);
  }

  /**
   * What happens from now on is sent. The same request again is answered with the same webhook.
   *
   * @param request without a programme: facts of all programmes are sent
   */
  Registration register(WebhookRequest request, CurrentUser user) {
    var programme = request.programme();
    var scope = programme == null ? null : programmes.programme(new ProgrammeId(programme)).id();
    var address = addresses.checked(request.address());
    var id = Objects.requireNonNullElseGet(request.id(), UUID::randomUUID);
    var author = new Username(user.username());
    return webhooks.inTransaction(() -> add(id, address, request.kinds(), scope, author));
  }

  private Registration add(
      UUID id,
      URI address,
      Set<WebhookKind> kinds,
      @Nullable ProgrammeId programme,
      Username author) {
    var secret = WebhookSignature.newSecret();
    var encrypted = secrets.encrypt(id, secret);
    var position = log.head().position();
    if (!webhooks.add(id, address, encrypted, kinds, programme, author, position))
      return requireSame(id, address, kinds, programme, author);
    record(locked(id), WebhookChanged.Change.REGISTERED, author.value());
    return new Registration(locked(id), secret);
  }

  private Registration requireSame(
      UUID id,
      URI address,
      Set<WebhookKind> kinds,
      @Nullable ProgrammeId programme,
      Username author) {
    var existing = locked(id);
    boolean isSame =
        existing.address().equals(address)
            && existing.kinds().equals(kinds)
            && Objects.equals(existing.programme(), programme)
            && existing.author().equals(author);
    if (!isSame) throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
    var secret = existing.secret();
    return new Registration(
        existing, secret == null || webhooks.isTried(id) ? null : secrets.decrypt(id, secret));
  }

  /** The next message goes to this address, if it is of one of these kinds. */
  long change(UUID id, WebhookChangeRequest request, CurrentUser user) {
    var address = addresses.checked(request.address());
    var kinds = request.kinds();
    return change(
        id,
        WebhookChanged.Change.CHANGED,
        user,
        webhook -> !webhook.address().equals(address) || !webhook.kinds().equals(kinds),
        webhook -> webhooks.set(webhook.id(), address, kinds));
  }

  /** Nothing is sent until it is resumed. */
  long pause(UUID id, CurrentUser user) {
    return change(
        id,
        WebhookChanged.Change.PAUSED,
        user,
        webhook -> webhook.state() != WebhookState.PAUSED,
        webhook -> webhooks.set(webhook.id(), WebhookState.PAUSED));
  }

  /** What has happened meanwhile is sent. */
  long resume(UUID id, CurrentUser user) {
    return change(
        id,
        WebhookChanged.Change.RESUMED,
        user,
        webhook -> webhook.state() != WebhookState.ACTIVE,
        webhook -> webhooks.set(webhook.id(), WebhookState.ACTIVE));
  }

  /**
   * What comes after a position of the log is sent, again if it was sent before.
   *
   * @param request absent: a new one
   */
  long replay(UUID id, @Nullable UUID request, long after, CurrentUser user) {
    if (after > log.head().position())
      throw new RuleViolationException(RuleViolation.WEBHOOK_POSITION_AHEAD);
    var replayId = Objects.requireNonNullElseGet(request, UUID::randomUUID);
    return change(
        id,
        WebhookChanged.Change.REPLAYED,
        user,
        webhook -> !replayId.equals(webhook.replay()),
        webhook -> webhooks.moveTo(webhook.id(), Math.max(0, after), replayId));
  }

  /** Its secret and what is known of its messages are deleted with it. */
  long delete(UUID id, CurrentUser user) {
    return webhooks.inTransaction(
        () -> {
          var webhook = locked(id);
          if (webhook.state() == WebhookState.DELETED) return webhook.recordedAt();
          webhooks.set(id, WebhookState.DELETED);
          return record(webhook, WebhookChanged.Change.DELETED, user.username());
        });
  }

  /** It has not accepted a message, however often it was tried. */
  void disable(Webhook webhook) {
    webhooks.set(webhook.id(), WebhookState.DISABLED);
    record(webhook, WebhookChanged.Change.DISABLED, webhook.author().value());
  }

  private long change(
      UUID id,
      WebhookChanged.Change change,
      CurrentUser user,
      Predicate<Webhook> isNeeded,
      Consumer<Webhook> step) {
    return webhooks.inTransaction(
        () -> {
          var webhook = locked(id);
          if (webhook.state() == WebhookState.DELETED) throw RefusedException.notFound();
          if (!isNeeded.test(webhook)) return webhook.recordedAt();
          step.accept(webhook);
          return record(locked(id), change, user.username());
        });
  }

  private Webhook locked(UUID id) {
    return webhooks.lock(id).orElseThrow(RefusedException::notFound);
  }

  private long record(Webhook webhook, WebhookChanged.Change change, String username) {
    var now = clock.instant();
    int number = webhook.changes() + 1;
    var id = (webhook.id() + "/" + number).getBytes(StandardCharsets.UTF_8);
    var fact =
        new WebhookChanged(
            UUID.nameUUIDFromBytes(id),
            webhook.id(),
            change,
            webhook.host(),
            username,
            LocalDate.ofInstant(now, zone),
            now);
    var position = commands.send(new RecordSecurityFact(fact)).position();
    webhooks.noteRecorded(webhook.id(), number, position);
    return position;
  }
}

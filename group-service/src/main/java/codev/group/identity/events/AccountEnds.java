package codev.group.identity.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.group.domain.command.PersonCommand.EndSignInSessions;
import codev.group.domain.event.SubjectEvent.SessionsEnded;
import codev.group.domain.person.Username;
import codev.group.identity.events.KeycloakEvent.Change;
import codev.infra.accesstokens.AccessTokenValidators;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.MessageOrigin;
import codev.infra.eventstore.axon.MessageScope;
import codev.infra.web.identity.SessionsEnd;
import codev.infra.web.identity.SessionsEndIndex;
import codev.infra.web.identity.Subject;
import codev.infra.web.identity.SubjectBindings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the sessions of the person whose account has lost something: access tokens from before the
 * event are refused. Of accounts that are no person here nothing is recorded. It is used by one
 * thread.
 */
final class AccountEnds {
  private static final Logger LOG = LoggerFactory.getLogger(AccountEnds.class);

  /** Of the messages that Keycloak's events are taken as. */
  private static final String SOURCE = "keycloak";

  /** Beyond, it is forgotten which accounts are disabled: their next saving ends sessions again. */
  private static final int MOST_ACCOUNTS = 10_000;

  private final CommandSender commands;
  private final SubjectBindings bindings;
  private final SessionsEndIndex ends;
  private final String issuer;
  private final InstantSource clock;
  private final Counter ended;
  private final Counter failures;
  private final Map<String, KeycloakEvent> savedAccounts = new HashMap<>();
  private final Map<String, KeycloakEvent> pending = new LinkedHashMap<>();
  private final Set<String> failed = new HashSet<>();

  /**
   * @param issuer the provider, as it is recorded
   */
  AccountEnds(
      CommandSender commands,
      SubjectBindings bindings,
      SessionsEndIndex ends,
      String issuer,
      InstantSource clock,
      MeterRegistry meters) {
    this.commands = commands;
    this.bindings = bindings;
    this.ends = ends;
    this.issuer = issuer;
    this.clock = clock;
    ended =
        Counter.builder("codev.identity.events.ends")
            .description("Ends of a person's sessions since their account has lost something")
            .baseUnit("ends")
            .register(meters);
    failures =
        Counter.builder("codev.identity.events.ends.failed")
            .description("Attempts at ending sessions that failed, and are made again")
            .baseUnit("attempts")
            .register(meters);
  }

  /**
   * Ends the sessions of all who have lost something, those too for whom it failed before. One
   * person for whom it fails does not keep the others waiting.
   *
   * @param events the earliest first
   * @param mayGoOn asked before each end
   */
  void end(List<KeycloakEvent> events, BooleanSupplier mayGoOn) {
    for (var event : events) if (endsSessions(event)) pending.put(event.id(), event);
    for (var event : List.copyOf(pending.values())) {
      if (!mayGoOn.getAsBoolean()) return;
      attempt(event);
    }
  }

  private void attempt(KeycloakEvent event) {
    try {
      if (!isRelevant(event) || end(event)) pending.remove(event.id());
      failed.remove(event.id());
    } catch (RuntimeException | Error e) {
      failures.increment();
      if (failed.add(event.id()))
        LOG.warn("The sessions of an account are not ended; it is tried again: {}", e.toString());
      else LOG.debug("The sessions of an account are still not ended", e);
    }
  }

  /** No token from before an earlier event is accepted any more. */
  private static boolean isRelevant(KeycloakEvent event) {
    return event.at().isAfter(Instant.now().minus(AccessTokenValidators.LONGEST));
  }

  /**
   * Each event is recorded with its end, so that it has one, whenever it is read again. Where the
   * sessions have ended at this moment anyway it needs none, unless it is of a time to come: it
   * would count anew with each later moment, and waits for an end of its own.
   *
   * @return false if it is to be tried again
   */
  private boolean end(KeycloakEvent event) {
    var person = bindings.currentUsernameOf(new Subject(issuer, event.account()));
    if (person.isEmpty()) return true;
    var isToCome = event.at().isAfter(Instant.now());
    var end = SessionsEnd.refusedBefore(event.at());
    if (!isToCome && ends.covers(person.get(), end.minusMillis(1))) return true;
    var command =
        new EndSignInSessions(
            new Username(person.get()), end, end, SessionsEnded.IDENTITY_PROVIDER, clock.instant());
    var result = new AtomicReference<@Nullable Object>();
    MessageScope.run(
        originOf(event), () -> true, () -> result.set(commands.send(command).result()));
    if (Boolean.TRUE.equals(result.get())) ended.increment();
    return !isToCome || !Boolean.FALSE.equals(result.get());
  }

  /** Of its id no more than is needed: it may name the account. */
  private static MessageOrigin originOf(KeycloakEvent event) {
    var subject = UUID.nameUUIDFromBytes(event.id().getBytes(UTF_8));
    return new MessageOrigin(SOURCE, subject.toString(), 1);
  }

  private boolean endsSessions(KeycloakEvent event) {
    return switch (event.change()) {
      case LOSS -> true;
      case DISABLED, ENABLED -> isDisabledNow(event);
      case NONE -> false;
    };
  }

  /** An account that was disabled already has no new sessions; saving it again ends none. */
  private boolean isDisabledNow(KeycloakEvent event) {
    boolean isDisabled = event.change() == Change.DISABLED;
    var before = savedAccounts.get(event.account());
    if (before != null && before.at().isAfter(event.at())) return isDisabled;
    if (savedAccounts.size() >= MOST_ACCOUNTS) savedAccounts.clear();
    savedAccounts.put(event.account(), event);
    return isDisabled && !wasDisabled(before);
  }

  private static boolean wasDisabled(@Nullable KeycloakEvent before) {
    return before != null && before.change() == Change.DISABLED;
  }
}

package codev.infra.localplatform.identity;

import static java.util.stream.Collectors.toMap;

import codev.infra.localplatform.accounts.Account;
import codev.infra.localplatform.accounts.Accounts;
import codev.infra.localplatform.accounts.TokenKey;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices which accounts have lost a role, or are gone. The gateway ends their sessions: their
 * streams end with them, and the next sign-in brings a token without the role. The tokens that they
 * have elsewhere are refused once group-service has read it ({@link AccountEvents}). What was lost
 * while this process did not run is not known.
 */
final class BackChannelLogoutSender implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BackChannelLogoutSender.class);

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String BACK_CHANNEL = "/logout/connect/back-channel/codev";

  private final Accounts accounts;
  private final TokenKey key;
  private final String client;
  private final String issuer;
  private final URI gateway;
  private final AccountEvents events;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("back-channel-logout").factory());

  /** The roles that tokens of each account may have. */
  private final Map<String, List<String>> known = new ConcurrentHashMap<>();

  private final Set<String> unannounced = ConcurrentHashMap.newKeySet();

  /**
   * @param client the gateway's name, as it is registered
   * @param events where losses are recorded
   */
  BackChannelLogoutSender(
      Accounts accounts,
      TokenKey key,
      String client,
      String issuer,
      URI gateway,
      AccountEvents events) {
    this.accounts = accounts;
    this.key = key;
    this.client = client;
    this.issuer = issuer;
    this.gateway = gateway;
    this.events = events;
  }

  void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::announceOrLog, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A token is issued to this account, whose roles may be newer than those that were looked at. */
  void issue(Account account) {
    var before = known.put(account.username(), account.roles());
    if (before != null && !account.roles().containsAll(before)) lose(account.username());
  }

  /** Whatever was thrown would end the schedule. */
  private void announceOrLog() {
    try {
      announceChanges();
    } catch (RuntimeException | Error e) {
      log.error("Lost roles are not announced; next attempt in {}", EVERY, e);
    }
  }

  /** What the gateway does not take is announced again with the next look. */
  void announceChanges() {
    compare();
    unannounced.removeIf(this::tryAnnounce);
  }

  private void compare() {
    try {
      var current =
          accounts.all().stream()
              .collect(toMap(Account::username, Account::roles, (first, _) -> first));
      known.forEach(
          (username, before) -> {
            var after = current.get(username);
            if (after != null && after.containsAll(before)) return;
            lose(username);
            known.remove(username, before);
          });
      known.putAll(current);
    } catch (CliException | UncheckedIOException unreadable) {
      log.debug("The accounts cannot be read now", unreadable);
    }
  }

  private void lose(String username) {
    unannounced.add(username);
    events.record(username, Instant.now());
  }

  private boolean tryAnnounce(String username) {
    var token = key.logoutToken(username, client, issuer, Instant.now());
    var request =
        HttpRequest.newBuilder(gateway.resolve(BACK_CHANNEL))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("logout_token=" + token))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException away) {
      log.debug("The gateway cannot be reached now", away);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    http.shutdownNow();
  }
}

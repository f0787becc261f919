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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the gateway end the sessions of accounts that have lost a role, or are gone, since this
 * provider has started: their streams end with them, and the next sign-in brings a token without
 * the role. Without this it would count with the next token, minutes later.
 */
final class WithdrawnRoles implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WithdrawnRoles.class);

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String BACK_CHANNEL = "/logout/connect/back-channel/codev";

  private final Accounts accounts;
  private final TokenKey key;
  private final String client;
  private final String issuer;
  private final URI gateway;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("withdrawn-roles").factory());

  // Used by that thread only.
  private final Set<String> unannounced = new HashSet<>();
  private Map<String, List<String>> known = Map.of();

  /**
   * @param client the gateway's name, as it is registered
   */
  WithdrawnRoles(Accounts accounts, TokenKey key, String client, String issuer, URI gateway) {
    this.accounts = accounts;
    this.key = key;
    this.client = client;
    this.issuer = issuer;
    this.gateway = gateway;
  }

  void start() {
    var _ = thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What the gateway does not take is announced again with the next look. */
  void look() {
    try {
      var now = roles();
      known.forEach(
          (username, before) -> {
            var after = now.get(username);
            if (after == null || !after.containsAll(before)) unannounced.add(username);
          });
      known = now;
    } catch (CliException | UncheckedIOException unreadable) {
      log.debug("The accounts cannot be read now", unreadable);
    }
    unannounced.removeIf(this::announced);
  }

  private Map<String, List<String>> roles() {
    return accounts.all().stream()
        .collect(toMap(Account::username, Account::roles, (first, _) -> first));
  }

  private boolean announced(String username) {
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

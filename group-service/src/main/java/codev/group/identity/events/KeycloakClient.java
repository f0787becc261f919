package codev.group.identity.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads events by Keycloak's admin API, with a token of the client. It is used by one thread. A
 * page is read event by event: of representations, which may be long, nothing is kept.
 */
final class KeycloakClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeycloakClient.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  /** Of an answer's header, and again of its body. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** So long before it expires a token is replaced. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final int UNAUTHORIZED = 401;

  private final AccountEventsProperties settings;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private @Nullable String token;
  private long tokenEnd;

  KeycloakClient(AccountEventsProperties settings) {
    this.settings = settings;
  }

  /**
   * @param start of the period in which they were recorded; there may be earlier ones too
   * @param first how many of the latest are left out
   */
  List<KeycloakEvent> page(KeycloakFeed feed, Instant start, int first, int size)
      throws IOException, InterruptedException {
    var address = URI.create(settings.admin() + feed.page(start, first, size));
    var answer = get(address);
    if (answer.statusCode() == UNAUTHORIZED) {
      answer.body().close();
      token = null; // such as after a restart of a Keycloak whose keys have changed
      answer = get(address);
    }
    try (var body = answer.body()) {
      if (answer.statusCode() != 200) throw unexpected(address, answer.statusCode());
      return events(feed, body);
    } catch (JacksonException e) {
      throw new IOException(address.getPath() + " has no events", e);
    }
  }

  private static List<KeycloakEvent> events(KeycloakFeed feed, InputStream body) {
    var end =
        CompletableFuture.runAsync(
            () -> close(body),
            CompletableFuture.delayedExecutor(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    var events = new ArrayList<KeycloakEvent>();
    try (MappingIterator<JsonNode> read = JSON.readerFor(JsonNode.class).readValues(body)) {
      while (read.hasNextValue()) events.add(feed.read(read.nextValue()));
    } finally {
      end.cancel(false);
    }
    return events;
  }

  /** Ends whatever waits for it. */
  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      LOG.debug("Not closed", e);
    }
  }

  private HttpResponse<InputStream> get(URI address) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token())
            .header("Accept", "application/json");
    return client.send(request.build(), BodyHandlers.ofInputStream());
  }

  private String token() throws IOException, InterruptedException {
    var known = token;
    if (known != null && System.nanoTime() - tokenEnd < 0) return known;
    var form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encoded(settings.client()), encoded(settings.secret()));
    var request =
        HttpRequest.newBuilder(settings.token())
            .timeout(LIMIT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form));
    var requestedAt = System.nanoTime();
    var answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw unexpected(settings.token(), answer.statusCode());
    try {
      var issued = JSON.readTree(answer.body());
      var text = issued.path("access_token").asString("");
      if (text.isEmpty()) throw new IOException(settings.token() + " answers without a token");
      var term = Duration.ofSeconds(issued.path("expires_in").asInt(0)).minus(MARGIN);
      tokenEnd = requestedAt + term.toNanos();
      token = text;
      return text;
    } catch (JacksonException _) { // its text is not passed on: it may contain the token
      throw new IOException(settings.token() + " does not answer with JSON");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static IOException unexpected(URI address, int status) {
    return new IOException(
        "%s://%s%s answers with status %d"
            .formatted(address.getScheme(), address.getAuthority(), address.getPath(), status));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

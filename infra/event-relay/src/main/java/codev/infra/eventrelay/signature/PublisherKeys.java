package codev.infra.eventrelay.signature;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of the service that publishes a listener's topic. They are read anew now and
 * then, and whenever a message names one that is not among them; while that fails those read last
 * count.
 */
final class PublisherKeys {
  private static final Logger LOG = LoggerFactory.getLogger(PublisherKeys.class);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final String location;
  private final PublisherKeyStore store;
  private final Duration refresh;
  private final Duration retry;
  private VerificationKeys keys = VerificationKeys.NONE;
  private boolean wasRead;
  private long readAt;

  /**
   * @param location an http or https address, or a file
   */
  PublisherKeys(String location, PublisherKeyStore store, MessageTrustProperties settings) {
    this.location = location;
    this.store = store;
    refresh = settings.refresh();
    retry = settings.retry();
  }

  synchronized Optional<VerificationKeys.Key> find(String keyId) {
    if (isOlderThan(refresh) || (!keys.byId().containsKey(keyId) && isOlderThan(retry))) read();
    return keys.find(keyId);
  }

  private boolean isOlderThan(Duration age) {
    return !wasRead || System.nanoTime() - readAt >= age.toNanos();
  }

  private void read() {
    wasRead = true;
    readAt = System.nanoTime();
    try {
      var jwks = content();
      keys = VerificationKeys.parse(jwks);
      store.keep(location, jwks);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The keys that verify messages cannot be read from {}: {}", location, e.toString());
      if (keys.byId().isEmpty())
        keys = store.find(location).map(VerificationKeys::parse).orElse(VerificationKeys.NONE);
    }
  }

  private String content() throws IOException {
    if (!location.startsWith("http://") && !location.startsWith("https://"))
      return Files.readString(Path.of(location));
    var request = HttpRequest.newBuilder(URI.create(location)).timeout(LIMIT).build();
    try (var client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build()) {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200)
        throw new IOException("answered with status " + response.statusCode());
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

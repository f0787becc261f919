package codev.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Removes the demonstration clock's headers from requests that lack the secret (ADR 32), and from
 * all requests where the platform has no such secret.
 */
@Component
final class DemoClockHeaderFilter {
  private static final String MOMENT = "Codev-Time";
  private static final String SECRET = "Codev-Time-Told-By";

  private final byte[] secret;

  DemoClockHeaderFilter(@Value("${codev.time.told-by:}") String secret) {
    this.secret = secret.getBytes(UTF_8);
  }

  void removeUnauthorizedHeaders(HttpHeaders headers) {
    var told = headers.getFirst(SECRET);
    if (told != null && secret.length > 0 && MessageDigest.isEqual(secret, told.getBytes(UTF_8)))
      return;
    headers.remove(MOMENT);
    headers.remove(SECRET);
  }
}

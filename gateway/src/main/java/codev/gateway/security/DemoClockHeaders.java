package codev.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The two headers by which a request sets the demonstration clock (ADR 32), and the secret without
 * which the gateway removes them; where the platform has no such secret, it always does.
 */
@Component
final class DemoClockHeaders {
  private static final String MOMENT = "Codev-Time";
  private static final String SECRET = "Codev-Time-Told-By";

  private final byte[] secret;

  DemoClockHeaders(@Value("${codev.time.told-by:}") String secret) {
    this.secret = secret.getBytes(UTF_8);
  }

  void removeUnlessAuthorized(HttpHeaders headers) {
    var sentSecret = headers.getFirst(SECRET);
    if (sentSecret != null
        && secret.length > 0
        && MessageDigest.isEqual(secret, sentSecret.getBytes(UTF_8))) return;
    headers.remove(MOMENT);
    headers.remove(SECRET);
  }
}

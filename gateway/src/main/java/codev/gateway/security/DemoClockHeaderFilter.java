package codev.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * A demonstration on one machine may tell services another time (ADR 32). Where the platform has no
 * such secret, or a request does not know it, what it says of the time goes no further than here.
 */
@Component
final class DemoClockHeaderFilter {
  private static final String MOMENT = "Codev-Time";
  private static final String SECRET = "Codev-Time-Told-By";

  private final byte[] secret;

  DemoClockHeaderFilter(@Value("${codev.time.told-by:}") String secret) {
    this.secret = secret.getBytes(UTF_8);
  }

  void keepOnlyWhatIsTold(HttpHeaders headers) {
    var told = headers.getFirst(SECRET);
    if (told != null && secret.length > 0 && MessageDigest.isEqual(secret, told.getBytes(UTF_8)))
      return;
    headers.remove(MOMENT);
    headers.remove(SECRET);
  }
}

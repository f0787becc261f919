package codev.gateway.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import codev.infra.testkit.fuzzing.FuzzTarget;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

@DisplayName("Any text in the place of the gateway's own cookie")
final class EncryptedCookieFuzzTest implements FuzzTarget {
  private static final String NAME = "__Host-codev-page";

  private final EncryptedCookie cookie = new EncryptedCookie(NAME, Duration.ofHours(12));

  @Override
  public List<byte[]> examples() {
    var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
    cookie.write(exchange, new JWTClaimsSet.Builder().claim("page", "/groups").build());
    var written = Objects.requireNonNull(exchange.getResponse().getCookies().getFirst(NAME));
    return FuzzTarget.texts(written.getValue());
  }

  @Override
  public boolean accepts(byte[] input) {
    var value = new String(input, ISO_8859_1);
    var request = MockServerHttpRequest.get("/").cookie(new HttpCookie(NAME, value));
    return cookie.read(MockServerWebExchange.from(request)).isPresent();
  }
}

package codev.gateway.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

@DisplayName("A cookie that only the gateway reads")
class EncryptedCookieTest {
  private static final String NAME = "__Host-codev-page";

  private final EncryptedCookie cookie = new EncryptedCookie(NAME, Duration.ofMinutes(10));

  @Test
  @DisplayName("is read as it was written")
  void is_read() {
    var exchange = exchange("");
    cookie.write(exchange, new JWTClaimsSet.Builder().claim("page", "/groups").build());
    var value =
        Objects.requireNonNull(exchange.getResponse().getCookies().getFirst(NAME)).getValue();

    assertThat(cookie.read(exchange(value)).map(claims -> claims.getClaim("page")))
        .contains("/groups");
  }

  @ParameterizedTest
  @DisplayName("is ignored where it is none of its own, whatever its header says")
  @ValueSource(
      strings = {
        "{}",
        "[",
        "{\"alg\":\"none\"}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"p2c\":-1}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\",\"crit\":[\"a\"]}"
      })
  void is_ignored(String header) {
    var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(US_ASCII));
    assertThat(cookie.read(exchange(encoded + "..AAAA.AAAA.AAAA"))).isEmpty();
    assertThat(cookie.read(exchange(header.replaceAll("\\W", ".")))).isEmpty();
  }

  private static MockServerWebExchange exchange(String value) {
    return MockServerWebExchange.from(
        MockServerHttpRequest.get("/").cookie(new HttpCookie(NAME, value)));
  }
}

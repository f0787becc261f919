package codev.infra.accesstokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

@DisplayName("An access token that was verified")
class VerifiedTokensTest {
  private final AtomicLong now = new AtomicLong();
  private boolean isValid = true;
  private final VerifiedTokens verified =
      new VerifiedTokens(
          _ ->
              isValid
                  ? OAuth2TokenValidatorResult.success()
                  : OAuth2TokenValidatorResult.failure(new OAuth2Error("expired")),
          now::get);

  @Test
  @DisplayName("is known for as long as the end of a right may take, and no other is")
  void is_known_for_seconds() {
    var token = verified.add(token("alice"));
    assertThat(verified.find("alice")).containsSame(token);
    assertThat(verified.find("alice2")).isEmpty();

    now.addAndGet(AccessCutOff.LIMIT.toNanos() - 1);
    assertThat(verified.find("alice")).containsSame(token);
    now.incrementAndGet();
    assertThat(verified.find("alice")).isEmpty();

    verified.add(token);
    assertThat(verified.find("alice")).containsSame(token);
  }

  @Test
  @DisplayName("is validated each time")
  void is_validated_each_time() {
    verified.add(token("alice"));
    isValid = false;
    assertThat(verified.find("alice")).isEmpty();
  }

  @Test
  @DisplayName("is forgotten when many others were verified since")
  void is_forgotten_behind_many_others() {
    verified.add(token("alice"));
    verified.add(token("bob"));
    verified.add(token("alice"));
    for (int i = 0; i < 999; i++) verified.add(token("other " + i));
    assertThat(verified.find("bob")).isEmpty();
    assertThat(verified.find("alice")).isPresent();

    verified.add(token("one more"));
    assertThat(verified.find("alice")).isEmpty();
    assertThat(verified.find("one more")).isPresent();
  }

  private static Jwt token(String value) {
    return Jwt.withTokenValue(value)
        .header("alg", "RS256")
        .subject("7d3c")
        .issuedAt(Instant.EPOCH)
        .build();
  }
}

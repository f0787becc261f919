package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un jeton d’accès")
class TokenAudienceTest extends ServiceTest {
  @Test
  @DisplayName("n’est accepté que s’il est destiné à ce service, avec une fin et un compte")
  void is_for_this_service() {
    assertThat(status(claims -> claims)).isEqualTo(200);
    assertThat(status(claims -> claims.audience("group-service"))).isEqualTo(200);
    assertThat(status(claims -> claims.audience("session-service"))).isEqualTo(401);
    assertThat(status(claims -> claims.audience("codev"))).isEqualTo(401);
    assertThat(status(claims -> claims.expirationTime(null))).isEqualTo(401);
    assertThat(status(claims -> claims.subject(null))).isEqualTo(401);
  }

  private int status(UnaryOperator<JWTClaimsSet.Builder> difference) {
    return new Caller(service(), token("alice", difference)).get("/api/me").status();
  }
}

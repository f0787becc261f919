package codev.group.replies;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N'importe quel champ à la place de ce qu'un serveur de messagerie a noté")
final class AuthenticationResultsFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "mx.example.org; dmarc=pass (p=none) header.from=example.org",
        "mx.example.org 1; spf=pass smtp.mailfrom=\"a b\"@example.org; dkim/1=fail header.d=x");
  }

  @Override
  public boolean accepts(byte[] input) {
    var results = AuthenticationResults.parse(new String(input, ISO_8859_1));
    assertThat(results.isAuthentic("lea@")).isFalse();
    return !results.results().isEmpty();
  }
}

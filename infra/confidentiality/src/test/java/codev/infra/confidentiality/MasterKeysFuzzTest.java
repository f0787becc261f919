package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any file in the place of the master keys")
final class MasterKeysFuzzTest implements FuzzTarget {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(KEY + "\n", KEY + "\n\n" + KEY.replace('A', 'B') + "\n");
  }

  @Override
  public boolean accepts(byte[] input) throws GeneralSecurityException {
    MasterKeys keys;
    try {
      keys = MasterKeys.of(new String(input, UTF_8));
    } catch (MasterKeyRefusedException _) {
      return false;
    }
    var key = keys.byId().values().iterator().next();
    var wrapped = key.encrypt(input, new byte[0]);
    assertThat(keys.all().decrypt(wrapped, new byte[0])).isEqualTo(input);
    return true;
  }
}

package codev.learning.surveys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.encryption.EncodedTextEncryption;
import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N’importe quel contenu à la place de l’adresse d’un questionnaire")
final class SurveyAddressesFuzzTest implements FuzzTarget {
  private static final EncodedTextEncryption ENCRYPTION = new EncodedTextEncryption();

  private final SurveyAddresses addresses = new SurveyAddresses(ENCRYPTION);

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("0b8f6f0e-5a57-4a0e-9d52-0f6f2f0c7a11/SKILLS/START/lea");
  }

  /** The content, and the address itself; this encryption has no key. */
  @Override
  public boolean accepts(byte[] input) {
    var text = new String(input, UTF_8);
    var _ = addresses.open(text);
    var address = ENCRYPTION.encrypt("survey addresses", "survey address", text);
    var survey = addresses.open(address);
    survey.ifPresent(
        one -> {
          var path = addresses.path(one);
          assertThat(addresses.open(path.substring(path.lastIndexOf('/') + 1))).contains(one);
        });
    return survey.isPresent();
  }
}

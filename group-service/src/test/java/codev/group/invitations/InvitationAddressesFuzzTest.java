package codev.group.invitations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.encryption.EncodedTextEncryption;
import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N'importe quel contenu à la place de l'adresse d'une invitation")
final class InvitationAddressesFuzzTest implements FuzzTarget {
  private static final String ID = "0b8f6f0e-5a57-4a0e-9d52-0f6f2f0c7a11";
  private static final EncodedTextEncryption ENCRYPTION = new EncodedTextEncryption();

  private final InvitationAddresses addresses = new InvitationAddresses(ENCRYPTION);

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "session/%s/%s/2:1/lea".formatted(ID, ID), "charter/%s/-/3/max".formatted(ID));
  }

  /** The content, and the address itself; this encryption has no key. */
  @Override
  public boolean accepts(byte[] input) {
    var text = new String(input, UTF_8);
    var _ = addresses.open(text);
    var address = ENCRYPTION.encrypt("invitation addresses", "invitation", text);
    var invitation = addresses.open(address);
    invitation.ifPresent(
        one -> {
          var path = addresses.path(one);
          assertThat(addresses.open(path.substring(path.lastIndexOf('/') + 1))).contains(one);
        });
    return invitation.isPresent();
  }
}

package codev.infra.eventstore.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys of Ed25519")
class Ed25519KeysTest {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final byte[] MESSAGE = "codev checkpoint 1\n".getBytes(UTF_8);
  private static final int SIZE = 32; // bytes

  private KeyPair pair;

  @BeforeEach
  void pair() throws GeneralSecurityException {
    pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private Ed25519PublicKey open() {
    var encoded = pair.getPublic().getEncoded();
    return Ed25519PublicKey.of(
            URL.encodeToString(Arrays.copyOfRange(encoded, encoded.length - SIZE, encoded.length)))
        .orElseThrow();
  }

  @Test
  @DisplayName("give the signatures of another implementation, and verify those")
  void agree_with_another_implementation() throws GeneralSecurityException {
    var other = Signature.getInstance("Ed25519");
    other.initSign(pair.getPrivate());
    other.update(MESSAGE);
    var signature = other.sign();

    assertThat(Ed25519PrivateKey.read(pair.getPrivate().getEncoded()).sign(MESSAGE))
        .isEqualTo(signature);
    assertThat(open().verifies(MESSAGE, URL.encodeToString(signature))).isTrue();
  }

  @Test
  @DisplayName("give what RFC 8032 says of an empty message")
  void agree_with_the_standard() throws GeneralSecurityException {
    var secret =
        "302e020100300506032b657004220420"
            + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    var open = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    var signature =
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
            + "b46bd25bf5f0595bbe24655141438e7a100b";

    assertThat(Ed25519PrivateKey.read(HexFormat.of().parseHex(secret)).sign(new byte[0]))
        .isEqualTo(HexFormat.of().parseHex(signature));
    assertThat(
            Ed25519PublicKey.of(URL.encodeToString(HexFormat.of().parseHex(open)))
                .orElseThrow()
                .verifies(new byte[0], URL.encodeToString(HexFormat.of().parseHex(signature))))
        .isTrue();
  }

  @Test
  @DisplayName("verify no other message and no other signature")
  void verify_nothing_else() throws GeneralSecurityException {
    var signature = Ed25519PrivateKey.read(pair.getPrivate().getEncoded()).sign(MESSAGE);
    for (int i = 0; i < signature.length; i++) {
      var altered = signature.clone();
      altered[i] ^= 1;
      assertThat(open().verifies(MESSAGE, URL.encodeToString(altered))).isFalse();
    }
    assertThat(open().verifies(new byte[0], URL.encodeToString(signature))).isFalse();
    for (var none : new String[] {"", "AAAA", "no signature", URL.encodeToString(new byte[65])})
      assertThat(open().verifies(MESSAGE, none)).as(none).isFalse();
  }

  @Test
  @DisplayName("are made of nothing else")
  void are_made_of_nothing_else() {
    var none = new byte[SIZE];
    Arrays.fill(none, (byte) 0xff);
    for (var x : new String[] {"", "AAAA", "no key", URL.encodeToString(none)})
      assertThat(Ed25519PublicKey.of(x)).as(x).isEmpty();
    assertThatThrownBy(() -> Ed25519PrivateKey.read(pair.getPublic().getEncoded()))
        .isInstanceOf(GeneralSecurityException.class);
  }
}

package codev.infra.eventstore.signature;

import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Verifies what the owner of a key has signed. */
public final class Ed25519PublicKey {
  private final Ed25519PublicKeyParameters key;

  private Ed25519PublicKey(Ed25519PublicKeyParameters key) {
    this.key = key;
  }

  /**
   * Empty if it is none.
   *
   * @param x its 32 bytes in base64url, as in a JWK
   */
  public static Optional<Ed25519PublicKey> of(String x) {
    try {
      var key = new Ed25519PublicKeyParameters(Base64.getUrlDecoder().decode(x));
      return Optional.of(new Ed25519PublicKey(key));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * Whether a message was signed by the owner of this key.
   *
   * @param signature in base64url
   */
  public boolean verifies(byte[] message, String signature) {
    var verifier = new Ed25519Signer();
    verifier.init(false, key);
    verifier.update(message, 0, message.length);
    try {
      return verifier.verifySignature(Base64.getUrlDecoder().decode(signature));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}

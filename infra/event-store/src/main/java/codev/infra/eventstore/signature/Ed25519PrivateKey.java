package codev.infra.eventstore.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs. */
public final class Ed25519PrivateKey {
  private final Ed25519PrivateKeyParameters key;

  private Ed25519PrivateKey(Ed25519PrivateKeyParameters key) {
    this.key = key;
  }

  /**
   * @param encoded as in PKCS #8
   */
  public static Ed25519PrivateKey read(byte[] encoded) throws GeneralSecurityException {
    var key =
        KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded))
                instanceof EdECPrivateKey readable
            ? readable.getBytes().orElse(null)
            : null;
    if (key == null) throw new GeneralSecurityException("the private part cannot be read");
    return new Ed25519PrivateKey(new Ed25519PrivateKeyParameters(key));
  }

  /** Gives 64 bytes. */
  public byte[] sign(byte[] message) {
    var signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }
}

package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A checkpoint as a signed note (C2SP signed-note and tlog-checkpoint), so that witnesses which
 * others have written can cosign it.
 */
final class SignedNote {
  private static final byte ED25519 = 1;
  private static final int KEY_ID_BYTES = 4;

  private SignedNote() {}

  /**
   * @param origin the log's name
   * @param size number of commits
   * @param root of the Merkle tree of the commits' hashes
   */
  static String of(String origin, long size, byte[] root, SigningKey key) {
    var base64 = Base64.getEncoder();
    var text = "%s\n%d\n%s\n".formatted(origin, size, base64.encodeToString(root));
    var signature = key.signBytes(text.getBytes(UTF_8));
    var signed =
        ByteBuffer.allocate(KEY_ID_BYTES + signature.length)
            .put(keyId(origin, key.publicKey()), 0, KEY_ID_BYTES)
            .put(signature)
            .array();
    return "%s\n\u2014 %s %s\n".formatted(text, origin, base64.encodeToString(signed));
  }

  private static byte[] keyId(String name, byte[] publicKey) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(name.getBytes(UTF_8));
      digest.update(new byte[] {'\n', ED25519});
      return digest.digest(publicKey);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

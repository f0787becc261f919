package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.signature.SigningKey;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed statement of the log's position and hash at an instant: from then on earlier events
 * cannot be rewritten without the signer's key, not even by the owner of the database.
 *
 * @param log the service's name
 * @param hash of the commit at the position, lower-case hex; empty before the first
 * @param signature Ed25519 over {@link #signed()}, base64url
 * @param keyId the signer's key in the JWKS
 * @param note the same as a signed note over the Merkle tree of the commits' hashes, for witnesses;
 *     null: it was kept before there were notes
 */
public record Checkpoint(
    String log,
    long position,
    String hash,
    Instant at,
    String signature,
    String keyId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {
  /** What is signed: these lines, each ended by a line feed, in UTF-8. */
  public byte[] signed() {
    return signed(log, position, hash, at);
  }

  /** Whether by this key, or by one before it. */
  boolean isSignedBy(SigningKey key) {
    return key.hasSigned(keyId, signed(), signature);
  }

  static byte[] signed(String log, long position, String hash, Instant at) {
    return "codev checkpoint 1\n%s\n%d\n%s\n%s\n"
        .formatted(log, position, hash, at)
        .getBytes(UTF_8);
  }
}

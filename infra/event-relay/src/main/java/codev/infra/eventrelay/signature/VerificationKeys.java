package codev.infra.eventrelay.signature;

import codev.infra.eventstore.signature.Ed25519PublicKey;
import codev.infra.eventstore.signature.SigningKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public keys of a service, by their ids.
 *
 * @param byId computed from each key, so that an id can stand for one key only
 */
record VerificationKeys(Map<String, Key> byId) {
  static final VerificationKeys NONE = new VerificationKeys(Map.of());

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * A public key.
   *
   * @param x its 32 bytes in base64url
   * @param decoded null if they are no key: it has signed nothing
   * @param until last position of its log for which it has signed a message; {@link Long#MAX_VALUE}
   *     while that is not known
   */
  record Key(String x, @Nullable Ed25519PublicKey decoded, long until) {
    static Key of(String x, long until) {
      return new Key(x, Ed25519PublicKey.of(x).orElse(null), until);
    }

    boolean hasSigned(byte[] message, String signature) {
      return decoded != null && decoded.verifies(message, signature);
    }
  }

  /**
   * Reads the Ed25519 keys of a JWKS.
   *
   * @throws RuntimeException if it is none, or has no such key
   */
  static VerificationKeys parse(String jwks) {
    var byId = new HashMap<String, Key>();
    JSON.readTree(jwks)
        .path("keys")
        .valueStream()
        .filter(key -> key.path("crv").asString("").equals("Ed25519"))
        .map(key -> Key.of(key.path("x").asString(""), until(key.path("until"))))
        .forEach(key -> byId.put(SigningKey.idOf(key.x()), key));
    if (byId.isEmpty()) throw new IllegalArgumentException("there is no Ed25519 key");
    return new VerificationKeys(Map.copyOf(byId));
  }

  /** Those of a service itself. */
  static VerificationKeys of(SigningKey key) {
    return parse(JSON.writeValueAsString(Map.of("keys", key.jwks())));
  }

  Optional<Key> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static long until(JsonNode position) {
    return position.isMissingNode() ? Long.MAX_VALUE : Long.parseLong(position.asString());
  }
}

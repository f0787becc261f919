package codev.infra.eventstore.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import codev.infra.database.KeyFile;
import codev.infra.eventstore.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Ed25519 key with which a service signs its checkpoints and the messages that it publishes,
 * and those with which it did before. What is signed begins with what it is, so that no signature
 * of one kind can stand for another.
 */
public final class SigningKey {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  /** What stands in an encoded Ed25519 public key before its 32 bytes (RFC 8410). */
  private static final byte[] X509_HEADER = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  /** Signed once to see that both parts of a file are of one key. */
  private static final byte[] CHECK = "codev-key-check/v1\n".getBytes(US_ASCII);

  private static final Pattern BOUNDED =
      Pattern.compile(
          "Until-Position: *(\\d{1,18})\\s*(-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----)",
          Pattern.DOTALL);

  private final Ed25519PrivateKey secret;
  private final String x;
  private final List<String> retired;

  /** Of public parts: the last position of the log for which each has signed a message. */
  private final Map<String, String> bounds;

  private SigningKey(Ed25519PrivateKey secret, List<PublicKey> open, Map<String, String> bounds) {
    this.secret = secret;
    x = encoded(open.getFirst());
    retired = open.stream().skip(1).map(SigningKey::encoded).toList();
    this.bounds = bounds;
  }

  private static String encoded(PublicKey open) {
    var encoded = open.getEncoded();
    return URL.encodeToString(Arrays.copyOfRange(encoded, X509_HEADER.length, encoded.length));
  }

  /**
   * Reads the key, two PEM blocks (PKCS #8 and X.509), and below them the public parts of keys that
   * signed before, or will. A line {@code Until-Position: 42} right above one of them bounds the
   * messages that it verifies. If the file is missing it is made, readable for its owner only; of
   * several processes that try at once, one makes it. Whether it may be made is for {@link
   * CheckpointSigner} to decide.
   */
  public static SigningKey readOrCreate(Path file) {
    try {
      if (!Files.exists(file)) create(file);
      var pem = Files.readString(file, US_ASCII);
      var key =
          new SigningKey(
              Ed25519PrivateKey.read(blocks("PRIVATE KEY", pem).getFirst()),
              publicKeys(pem),
              bounds(pem));
      if (!verify(key.x, CHECK, key.sign(CHECK)))
        throw new GeneralSecurityException("its first public part is not that of its private part");
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("The signing key cannot be read from " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "No Ed25519 key in %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static List<PublicKey> publicKeys(String pem) throws GeneralSecurityException {
    var keys = KeyFactory.getInstance("Ed25519");
    var all = new ArrayList<PublicKey>();
    for (var block : blocks("PUBLIC KEY", pem))
      all.add(keys.generatePublic(new X509EncodedKeySpec(block)));
    return all;
  }

  private static Map<String, String> bounds(String pem) throws GeneralSecurityException {
    var bounds = new HashMap<String, String>();
    for (var bounded : BOUNDED.matcher(pem).results().toList())
      bounds.put(encoded(publicKeys(bounded.group(2)).getFirst()), bounded.group(1));
    return bounds;
  }

  private static void create(Path file) throws IOException, GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyFile.createOnce(
        file,
        pem("PRIVATE KEY", pair.getPrivate().getEncoded())
            + pem("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  public String id() {
    return idOf(x);
  }

  /** As a member of a JWKS (RFC 8037), the public part only. */
  public Map<String, String> jwk() {
    return jwkOf(x);
  }

  /**
   * The members of a JWKS: this key, and those that signed before. A member {@code until} is the
   * last position of the log for which the key has signed a message.
   */
  public List<Map<String, String>> jwks() {
    return publicParts().map(this::boundedJwkOf).toList();
  }

  private Map<String, String> boundedJwkOf(String part) {
    var jwk = new HashMap<>(jwkOf(part));
    var bound = bounds.get(part);
    if (bound != null && !part.equals(x)) jwk.put("until", bound);
    return jwk;
  }

  private Stream<String> publicParts() {
    return Stream.concat(Stream.of(x), retired.stream());
  }

  private static Map<String, String> jwkOf(String x) {
    return Map.of(
        "kty", "OKP", "crv", "Ed25519", "x", x, "kid", idOf(x), "use", "sig", "alg", "EdDSA");
  }

  /** The public part's 32 bytes in base64url, as in a JWK. */
  public String x() {
    return x;
  }

  /** Its 32 bytes. */
  public byte[] publicKey() {
    return Base64.getUrlDecoder().decode(x);
  }

  /**
   * Whether a message was signed by this key, or by one before it.
   *
   * @param keyId of the signer
   */
  public boolean hasSigned(String keyId, byte[] message, String signature) {
    return publicParts()
        .filter(one -> idOf(one).equals(keyId))
        .anyMatch(one -> verify(one, message, signature));
  }

  /** Whether it is this key, or one before it. */
  public boolean isKnown(String keyId) {
    return publicParts().anyMatch(one -> idOf(one).equals(keyId));
  }

  /** Ed25519, in base64url. */
  public String sign(byte[] message) {
    return URL.encodeToString(signBytes(message));
  }

  public byte[] signBytes(byte[] message) {
    return secret.sign(message);
  }

  /**
   * Whether a message was signed by the owner of a public key.
   *
   * @param x its 32 bytes in base64url, as in a JWK
   */
  public static boolean verify(String x, byte[] message, String signature) {
    return Ed25519PublicKey.of(x).filter(key -> key.verifies(message, signature)).isPresent();
  }

  /** The key's thumbprint (RFC 7638), so that an id can stand for one key only. */
  public static String idOf(String x) {
    return URL.encodeToString(
        Sha256.of("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}"));
  }

  private static String pem(String name, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(name, Base64.getEncoder().encodeToString(content));
  }

  /** At least one. */
  private static List<byte[]> blocks(String name, String pem) throws GeneralSecurityException {
    var found =
        Pattern.compile(
                "-----BEGIN %1$s-----(.*?)-----END %1$s-----".formatted(name), Pattern.DOTALL)
            .matcher(pem)
            .results()
            .map(block -> Base64.getMimeDecoder().decode(block.group(1)))
            .toList();
    if (found.isEmpty()) throw new GeneralSecurityException("No " + name);
    return found;
  }
}

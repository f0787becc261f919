package codev.infra.localplatform.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key that signs this platform's tokens, shared by the identity provider and {@code ./codev
 * token}, so that a script needs no browser.
 */
public record TokenKey(RSAPrivateCrtKey privateKey) {

  /** Whom every access token of the platform is for: the gateway and each service. */
  public static final List<String> AUDIENCES =
      List.of("codev", "group-service", "session-service", "learning-service");

  /** The type of an access token, RFC 9068. */
  public static final String TYPE = "at+jwt";

  private static final String LOGOUT_TYPE = "logout+jwt";
  private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final Duration LOGOUT_VALIDITY = Duration.ofMinutes(2);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** From PKCS#8 PEM; throws {@link CliException} where there is no such key. */
  public static TokenKey read(Path file) {
    try {
      var base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
      var key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
      if (key instanceof RSAPrivateCrtKey whole) return new TokenKey(whole);
      throw new CliException("Cannot read the key of tokens: it has no primes");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new CliException("Cannot read the key of tokens: " + CliException.reason(e), e);
    }
  }

  /** Changes with the key, so that services know when to fetch the new one. */
  public String id() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(privateKey.getModulus().toByteArray());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public RSAPublicKey publicKey() {
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA")
              .generatePublic(
                  new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An access token as the identity provider would have issued it. */
  public String token(Account user, String issuer, Instant now, Duration validity) {
    return token(TYPE, user, issuer, now, validity);
  }

  /**
   * Likewise of another type, for a version that does not know this one.
   *
   * @param type as the header names it
   */
  public String token(String type, Account user, String issuer, Instant now, Duration validity) {
    return signed(
        type,
        Map.of(
            "iss", issuer,
            "sub", user.username(),
            "aud", AUDIENCES,
            "iat", now.getEpochSecond(),
            "nbf", now.getEpochSecond(),
            "exp", now.plus(validity).getEpochSecond(),
            "jti", UUID.randomUUID().toString(),
            "preferred_username", user.username(),
            "name", user.displayName(),
            "roles", user.roles()));
  }

  /**
   * Announces to a client that all sessions of an account have ended (OpenID Connect Back-Channel
   * Logout).
   */
  public String logoutToken(String username, String client, String issuer, Instant now) {
    return signed(
        LOGOUT_TYPE,
        Map.of(
            "iss", issuer,
            "sub", username,
            "aud", List.of(client),
            "iat", now.getEpochSecond(),
            "exp", now.plus(LOGOUT_VALIDITY).getEpochSecond(),
            "jti", UUID.randomUUID().toString(),
            "events", Map.of(LOGOUT_EVENT, Map.of())));
  }

  private String signed(String type, Map<String, ?> claims) {
    var header = Map.of("alg", "RS256", "typ", type, "kid", id());
    var content = encoded(header) + "." + encoded(claims);
    return content + "." + BASE64.encodeToString(signature(content));
  }

  private static String encoded(Map<String, ?> part) {
    return BASE64.encodeToString(JsonMapper.shared().writeValueAsBytes(part));
  }

  private byte[] signature(String content) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey);
      signature.update(content.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

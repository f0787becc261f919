package codev.gateway.security;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/**
 * A cookie that a browser keeps for the gateway and can neither read nor change (AES-GCM in a JWE).
 * The key is this process's own and is written nowhere.
 */
final class EncryptedCookie {
  private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

  /** Browsers drop a cookie beyond 4096 bytes, its name and attributes included. */
  private static final int LONGEST = 3800;

  private final SecretKey key = newKey();
  private final String name;
  private final Duration validity;

  EncryptedCookie(String name, Duration validity) {
    this.name = name;
    this.validity = validity;
  }

  /** Sets the cookie, unless it is longer than a browser keeps. */
  void write(ServerWebExchange exchange, JWTClaimsSet claims) {
    var until = Date.from(Instant.now().plus(validity));
    var content =
        new EncryptedJWT(HEADER, new JWTClaimsSet.Builder(claims).expirationTime(until).build());
    try {
      content.encrypt(new DirectEncrypter(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    var value = content.serialize();
    if (value.length() <= LONGEST) set(exchange, value, validity);
  }

  /** Its content; empty when there is none, or it is too old, or it is not from this process. */
  Optional<JWTClaimsSet> read(ServerWebExchange exchange) {
    return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(name))
        .map(HttpCookie::getValue)
        .flatMap(this::decrypted)
        .filter(claims -> Instant.now().isBefore(claims.getExpirationTime().toInstant()));
  }

  void remove(ServerWebExchange exchange) {
    if (exchange.getRequest().getCookies().containsKey(name)) set(exchange, "", Duration.ZERO);
  }

  private Optional<JWTClaimsSet> decrypted(String value) {
    try {
      var content = EncryptedJWT.parse(value);
      content.decrypt(new DirectDecrypter(key));
      return Optional.of(content.getJWTClaimsSet());
    } catch (ParseException | JOSEException | RuntimeException notOurs) {
      // The library throws unchecked exceptions at some malformed headers.
      return Optional.empty();
    }
  }

  private void set(ServerWebExchange exchange, String value, Duration age) {
    exchange
        .getResponse()
        .addCookie(
            ResponseCookie.from(name, value)
                .path("/")
                .maxAge(age)
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .build());
  }

  private static SecretKey newKey() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, "AES");
  }
}

package codev.infra.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An identity provider for one test run: publishes its key and writes any token a test wants. */
public final class TestIdentityProvider implements AutoCloseable {
  /** The gateway's and each service's. */
  private static final List<String> AUDIENCES =
      List.of("codev", "group-service", "session-service", "learning-service");

  /**
   * As short as RS256 allows, since nobody has to trust it: tests sign thousands of tokens, and a
   * JVM without the second compiler has none of the processor's help with that.
   */
  private static final int KEY_BITS = 512;

  private final RSAKey key = newKey();
  private final JWSSigner signer = signer(key);
  private final HttpServer server;

  public TestIdentityProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/jwks",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          try (var body = exchange.getResponseBody()) {
            body.write(keys);
          }
        });
    server.start();
  }

  /** To be given as {@code codev.identity.issuer}. */
  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** To be given as {@code codev.identity.jwks}. */
  public String jwks() {
    return issuer() + "/jwks";
  }

  /**
   * A good token for five minutes.
   *
   * @param roles in lower case, as the provider writes them
   */
  public String token(String username, String... roles) {
    return token(username, claims -> claims, roles);
  }

  /** A token that differs from a good one. */
  public String token(
      String username, UnaryOperator<JWTClaimsSet.Builder> difference, String... roles) {
    return token(username, difference, JOSEObjectType.JWT, roles);
  }

  /** A token of another type than that of an access token. */
  public String typedToken(String username, String type, String... roles) {
    return typedToken(username, type, claims -> claims, roles);
  }

  /** Such a token, with other claims too. */
  public String typedToken(
      String username,
      String type,
      UnaryOperator<JWTClaimsSet.Builder> difference,
      String... roles) {
    return token(username, difference, new JOSEObjectType(type), roles);
  }

  private String token(
      String username,
      UnaryOperator<JWTClaimsSet.Builder> difference,
      JOSEObjectType type,
      String... roles) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(AUDIENCES)
            .subject(username.toLowerCase(Locale.ROOT))
            .claim("preferred_username", username)
            .claim("roles", List.of(roles))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)));
    return signed(difference.apply(claims).build(), type);
  }

  private String signed(JWTClaimsSet claims, JOSEObjectType type) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(type).build();
      var token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(KEY_BITS, true).keyID("test").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSSigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key, Set.of(AllowWeakRSAKey.getInstance()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

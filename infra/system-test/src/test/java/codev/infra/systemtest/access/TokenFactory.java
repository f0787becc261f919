package codev.infra.systemtest.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.systemtest.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Access tokens of any people, signed with the platform's key as its provider signs them. */
public final class TokenFactory {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrivateKey key;
  private final String header;
  private final ObjectNode claims;

  public TokenFactory(Platform platform) {
    this(platform.token("manager"), platform.data());
  }

  /**
   * @param sample a token of the platform, of which all but the person is taken
   * @param data where the platform keeps everything
   */
  public TokenFactory(String sample, Path data) {
    int end = sample.indexOf('.');
    header = sample.substring(0, end);
    var content = sample.substring(end + 1, sample.lastIndexOf('.'));
    claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(content));
    key = key(data);
  }

  private static PrivateKey key(Path data) {
    try {
      var pem = data.resolve("secrets").resolve("token-key.pem");
      var der = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(der)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String token(String username, String role) {
    return token(username, List.of(role));
  }

  public String token(String username, List<String> roles) {
    return token(username, username, roles);
  }

  /**
   * @param account the person's at the provider
   */
  public String token(String account, String username, List<String> roles) {
    var own = claims.deepCopy();
    own.put("sub", account).put("preferred_username", username).put("name", username);
    own.put("jti", UUID.randomUUID().toString());
    own.set("roles", JSON.valueToTree(roles));
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var content = header + "." + encoder.encodeToString(JSON.writeValueAsBytes(own));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content.getBytes(UTF_8));
      return content + "." + encoder.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package codev.infra.projections.authenticity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Computes and verifies the codes of stored documents: HMAC-SHA-256 over the view, with its
 * version, and all fields. Where a code is wrong that is reported.
 */
public final class ViewAuthentication {
  /** For a service without a key: nothing is verified. */
  public static final ViewAuthentication NONE = new ViewAuthentication(null, (_, _) -> {});

  private static final String ALGORITHM = "HmacSHA256";

  private final @Nullable SecretKeySpec key;
  private final AlterationListener listener;

  private ViewAuthentication(@Nullable SecretKeySpec key, AlterationListener listener) {
    this.key = key;
    this.listener = listener;
  }

  public static ViewAuthentication by(byte[] key, AlterationListener listener) {
    return new ViewAuthentication(new SecretKeySpec(key, ALGORITHM), listener);
  }

  /** Whether there are codes at all. */
  public boolean isActive() {
    return key != null;
  }

  /** Reports what has a code of this service, and is not what it has written last. */
  public void report(String view, String detail) {
    listener.altered(view, detail);
  }

  /** The code of a document's fields; empty without a key. */
  public String code(String view, Map<String, ?> fields) {
    if (key == null) return "";
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(FieldEncoding.encode(view, fields)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether this service has written the fields; if not, that is reported.
   *
   * @param name id of the document, or its token
   * @param code that stands beside the fields; null if none does
   */
  public boolean verify(String view, String name, Map<String, ?> fields, @Nullable String code) {
    if (key == null) return true;
    if (code != null
        && MessageDigest.isEqual(code.getBytes(US_ASCII), code(view, fields).getBytes(US_ASCII)))
      return true;
    listener.altered(view, name);
    return false;
  }
}

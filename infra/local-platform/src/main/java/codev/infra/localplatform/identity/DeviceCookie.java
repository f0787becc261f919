package codev.infra.localplatform.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.localplatform.accounts.TokenKey;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Marks a browser in which an account has signed in, so that failures elsewhere do not keep its
 * owner out (OWASP, "device cookies"). It stands in for no password.
 */
final class DeviceCookie {
  static final String NAME = "codev-identity-device";
  private static final Duration VALIDITY = Duration.ofDays(180);
  private static final String PURPOSE = "codev device cookie";

  private final SecretKeySpec key;

  DeviceCookie(TokenKey provider) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(PURPOSE.getBytes(UTF_8));
      key = new SecretKeySpec(digest.digest(provider.privateKey().getEncoded()), "HmacSHA256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  void give(String username, HttpServletResponse response) {
    var device = UUID.randomUUID().toString();
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, device + "." + signature(device, username))
            .path(SignInController.PATH)
            .maxAge(VALIDITY)
            .httpOnly(true)
            .sameSite("Lax")
            .build()
            .toString());
  }

  /** The id of the request's device, if this account has signed in there. */
  Optional<String> device(HttpServletRequest request, @Nullable String username) {
    if (username == null) return Optional.empty();
    return Optional.ofNullable(WebUtils.getCookie(request, NAME))
        .map(Cookie::getValue)
        .filter(value -> isOf(username, value))
        .map(value -> value.substring(0, value.indexOf('.')));
  }

  private boolean isOf(String username, String value) {
    int end = value.indexOf('.');
    if (end < 0) return false;
    var expected = signature(value.substring(0, end), username).getBytes(UTF_8);
    return MessageDigest.isEqual(expected, value.substring(end + 1).getBytes(UTF_8));
  }

  private String signature(String device, String username) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var signedText = device + "." + username;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(signedText.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

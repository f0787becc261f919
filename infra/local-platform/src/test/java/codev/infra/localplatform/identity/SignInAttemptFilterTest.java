package codev.infra.localplatform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.localplatform.accounts.TokenKey;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

@DisplayName("Too many attempts to sign in")
class SignInAttemptFilterTest {
  private final SignInAttempts attempts = new SignInAttempts();
  private final DeviceCookie devices = new DeviceCookie(key());
  private final SignInAttemptFilter filter;

  SignInAttemptFilterTest() throws IOException {
    filter = new SignInAttemptFilter(attempts, devices, new SignInController());
  }

  @Test
  @DisplayName(
      "elsewhere do not keep out the account's owner in a browser that they have used before")
  void the_owner_is_not_kept_out() throws Exception {
    var own = cookieOf("alice");
    for (int i = 0; i < 100; i++) attempts.noteFailure("alice", "127.0.0.1");

    assertThat(attempt("POST", "alice", own).getStatus()).isEqualTo(200);
    assertThat(attempt("POST", "alice", cookieOf("mallory")).getStatus()).isEqualTo(429);
    assertThat(attempt("POST", "alice", forged(own)).getStatus()).isEqualTo(429);
    assertThat(attempt("POST", "alice", new Cookie(DeviceCookie.NAME, "x")).getStatus())
        .isEqualTo(429);
  }

  @Test
  @DisplayName("in such a browser wait too, and only there")
  void of_one_device() throws Exception {
    var own = cookieOf("alice");
    var other = cookieOf("alice");
    for (int i = 0; i < 10; i++) filter.noteFailure(request("POST", "alice", own));

    assertThat(attempt("POST", "alice", own).getStatus()).isEqualTo(429);
    assertThat(attempt("POST", "alice", other).getStatus()).isEqualTo(200);
    assertThat(attempt("POST", "alice").getStatus()).isEqualTo(200);
  }

  @Test
  @DisplayName("are answered 429 and the page, with the time to wait, even with the right password")
  void too_many_attempts_wait() throws Exception {
    for (int i = 0; i < 10; i++) attempts.noteFailure("alice", "127.0.0.1");

    var answer = attempt("POST", "alice");

    assertThat(answer.getStatus()).isEqualTo(429);
    assertThat(Integer.parseInt(String.valueOf(answer.getHeader("Retry-After")))).isBetween(1, 16);
    assertThat(answer.getContentAsString()).contains("Trop de tentatives", "value=\"token\"");
  }

  @Test
  @DisplayName("are in the security log once a minute for each address, without the submitted name")
  void are_logged() throws Exception {
    for (int i = 0; i < 10; i++) attempts.noteFailure("alice", "127.0.0.1");

    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      for (int i = 0; i < 3; i++) attempt("POST", "alice");
      assertThat(log.lines(""))
          .containsExactly("event=sign-in-refused reason=too-many-attempts network=127.0.0.1");
    }
  }

  @Test
  @DisplayName("hinder neither other people nor the page itself")
  void others_do_not_wait() throws Exception {
    for (int i = 0; i < 10; i++) attempts.noteFailure("alice", "127.0.0.1");

    assertThat(attempt("POST", "bob").getStatus()).isEqualTo(200);
    assertThat(attempt("GET", "alice").getStatus()).isEqualTo(200);
  }

  private static TokenKey key() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new TokenKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Cookie cookieOf(String username) {
    var response = new MockHttpServletResponse();
    devices.give(username, response);
    return Objects.requireNonNull(response.getCookie(DeviceCookie.NAME));
  }

  private static Cookie forged(Cookie cookie) {
    return new Cookie(DeviceCookie.NAME, "other" + cookie.getValue());
  }

  private MockHttpServletResponse attempt(String method, String username, Cookie... cookies)
      throws IOException, ServletException {
    var response = new MockHttpServletResponse();
    filter.doFilter(request(method, username, cookies), response, new MockFilterChain());
    return response;
  }

  private static MockHttpServletRequest request(String method, String username, Cookie... cookies) {
    var request = new MockHttpServletRequest(method, "/sign-in");
    request.setServletPath("/sign-in");
    request.setRemoteAddr("127.0.0.1");
    request.setParameter("username", username);
    request.setCookies(cookies);
    request.addHeader("Accept-Language", "fr");
    request.addPreferredLocale(java.util.Locale.FRENCH);
    request.setAttribute(
        CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token"));
    return request;
  }
}

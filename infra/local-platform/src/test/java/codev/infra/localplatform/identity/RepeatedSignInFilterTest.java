package codev.infra.localplatform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

@DisplayName("The local provider asks somebody who is signed in for the password")
class RepeatedSignInFilterTest {
  private static final String LOGIN = "prompt=login&state=s1";

  private Instant now = Instant.parse("2026-12-01T08:00:00Z");
  private final RepeatedSignInFilter filter =
      new RepeatedSignInFilter(new LoginUrlAuthenticationEntryPoint("/sign-in"), () -> now);
  private final MockHttpSession session = new MockHttpSession();

  @AfterEach
  void nobodyIsSignedIn() {
    SecurityContextHolder.clearContext();
  }

  @ParameterizedTest
  @DisplayName("where the request wants that, once")
  @ValueSource(strings = {LOGIN, "max_age=0&state=s1", "prompt=login&max_age=0&state=s1"})
  void is_asked_once(String query) throws Exception {
    signIn();
    pass(Duration.ofSeconds(1));

    assertThat(isAsked(query)).isTrue();
    assertThat(isAsked(query)).as("as long as nobody signs in").isTrue();
    pass(Duration.ofSeconds(1));
    signIn();
    assertThat(isAsked(query)).isFalse();
  }

  @Test
  @DisplayName("for each request, whatever was asked before")
  void each_request_counts() throws Exception {
    signIn();
    pass(Duration.ofSeconds(1));
    isAsked(LOGIN);
    pass(Duration.ofSeconds(1));
    signIn();
    pass(Duration.ofSeconds(1));

    assertThat(isAsked("prompt=login&state=s2")).isTrue();
  }

  @Test
  @DisplayName("not twice of somebody who was not signed in")
  void a_first_sign_in_is_enough() throws Exception {
    for (var query : List.of(LOGIN, "max_age=0&state=s2")) {
      SecurityContextHolder.clearContext();
      assertThat(isAsked(query)).as("Spring asks").isFalse();
      pass(Duration.ofSeconds(1));
      signIn();
      assertThat(isAsked(query)).as(query).isFalse();
      pass(Duration.ofSeconds(1));
    }
  }

  @Test
  @DisplayName("where the last time is longer ago than the request wants")
  void max_age() throws Exception {
    signIn();
    pass(Duration.ofMinutes(10));
    assertThat(isAsked("max_age=600&state=s1")).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(isAsked("max_age=600&state=s1")).isTrue();
  }

  @ParameterizedTest
  @DisplayName("in no other case")
  @ValueSource(
      strings = {"state=s1", "prompt=none&max_age=0", "prompt=consent", "max_age=x", "max_age=-1"})
  void otherwise_not(String query) throws Exception {
    signIn();
    pass(Duration.ofHours(1));

    assertThat(isAsked(query)).isFalse();
    assertThat(isAsked("/sign-in", LOGIN)).isFalse();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void signIn() {
    var password =
        FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
            .issuedAt(now)
            .build();
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated("alice", "", List.of(password)));
  }

  private boolean isAsked(String query) throws IOException, ServletException {
    return isAsked(RepeatedSignInFilter.PATH, query);
  }

  private boolean isAsked(String path, String query) throws IOException, ServletException {
    var request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    request.setQueryString(query);
    for (var parameter : query.split("&", -1)) {
      int end = parameter.indexOf('=');
      request.addParameter(parameter.substring(0, end), parameter.substring(end + 1));
    }
    request.setSession(session);
    var response = new MockHttpServletResponse();
    var chain = new MockFilterChain();
    filter.doFilter(request, response, chain);
    var redirect = response.getRedirectedUrl();
    assertThat(redirect == null).isEqualTo(chain.getRequest() != null);
    return redirect != null && redirect.endsWith("/sign-in");
  }
}

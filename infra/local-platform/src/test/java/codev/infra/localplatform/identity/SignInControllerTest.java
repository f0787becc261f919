package codev.infra.localplatform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.web.csrf.DefaultCsrfToken;

@DisplayName("The sign-in page")
class SignInControllerTest {
  private final MockHttpSession session = new MockHttpSession();

  @Test
  @DisplayName("says after a refusal that it was one, and gives the user name back, each once")
  void the_name_comes_back() throws IOException {
    var request = new MockHttpServletRequest();
    request.setSession(session);
    request.setParameter("username", "alice\"><b>");
    var response = new MockHttpServletResponse();
    SignInController.redirectBack(request, response);

    assertThat(response.getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(text(page(Locale.FRENCH, null, null)))
        .contains("Identifiant ou mot de passe incorrect.")
        .contains("value=\"alice&quot;&gt;&lt;b&gt;\"")
        .containsPattern("type=\"password\"[^>]*autofocus");
    assertThat(text(page(Locale.FRENCH, null, null)))
        .doesNotContain("alice", "incorrect")
        .containsPattern("name=\"username\"[^>]*autofocus");
  }

  @Test
  @DisplayName("is in the chosen language, which the other pages keep")
  void the_language_is_chosen() throws IOException {
    var chosen = page(Locale.FRENCH, null, "en");
    assertThat(text(chosen)).contains("lang=\"en-GB\"", "Username", "?lang=fr", "Français");
    assertThat(chosen.getHeaders().getFirst("Set-Cookie"))
        .startsWith("__Host-codev-lang=en; Path=/;")
        .contains("; Secure", "; HttpOnly", "; SameSite=Lax");

    var kept = page(Locale.FRENCH, "en", null);
    assertThat(text(kept)).contains("Username");
    assertThat(kept.getHeaders().headerNames()).isEmpty();
    assertThat(text(page(Locale.FRENCH, "xx", "yy"))).contains("Identifiant", "?lang=en");
    assertThat(text(page(Locale.ENGLISH, null, null))).contains("Username");
  }

  @Test
  @DisplayName("lets a program fill in the password, or a person paste it")
  void a_program_fills_in_the_password() throws IOException {
    assertThat(text(page(Locale.ENGLISH, null, null)))
        .containsPattern(
            "<input name=\"password\" type=\"password\" autocomplete=\"current-password\"")
        .doesNotContainIgnoringCase("onpaste", "<script", "maxlength", "readonly");
  }

  private ResponseEntity<String> page(
      Locale preferred, @Nullable String kept, @Nullable String chosen) throws IOException {
    var csrf = new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token");
    return new SignInController().page(csrf, preferred, kept, chosen, session);
  }

  private static String text(ResponseEntity<String> page) {
    return Objects.requireNonNull(page.getBody());
  }
}

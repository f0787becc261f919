package codev.infra.platform.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page that asks for a user name and a password, in French or in English. */
@RestController
class SignIn {

  private static final Map<String, String> FRENCH =
      Map.of(
          "language", "fr",
          "title", "Se connecter",
          "name", "Identifiant",
          "password", "Mot de passe",
          "enter", "Entrer",
          "wrong", "Cet identifiant et ce mot de passe ne vont pas ensemble.",
          "out", "Vous êtes déconnecté.");

  private static final Map<String, String> ENGLISH =
      Map.of(
          "language", "en",
          "title", "Sign in",
          "name", "User name",
          "password", "Password",
          "enter", "Enter",
          "wrong", "This user name and this password do not belong together.",
          "out", "You are signed out.");

  private final String page;

  SignIn() throws IOException {
    page = new ClassPathResource("sign-in.html").getContentAsString(StandardCharsets.UTF_8);
  }

  @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  String page(
      CsrfToken csrf,
      Locale locale,
      @RequestParam @Nullable String error,
      @RequestParam @Nullable String logout) {
    var words = locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    var said = error != null ? words.get("wrong") : logout != null ? words.get("out") : "";
    var filled = page.replace("{said}", said).replace("{csrf}", csrf.getToken());
    for (var word : words.entrySet()) {
      filled = filled.replace("{" + word.getKey() + "}", word.getValue());
    }
    return filled;
  }
}

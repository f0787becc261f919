package codev.infra.localplatform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page that asks for a user name and a password, in French or in English. */
@RestController
class SignInController {
  private static final String LANGUAGE = "lang";
  private static final String TYPED = "typed";

  /** No name is longer; what is longer is not kept. */
  private static final int LONGEST = 100;

  private static final Map<String, String> FRENCH =
      Map.of(
          "language", "fr",
          "title", "Se connecter",
          "name", "Identifiant",
          "password", "Mot de passe",
          "enter", "Entrer",
          "wrong", "Cet identifiant et ce mot de passe ne vont pas ensemble.",
          "out", "Vous êtes déconnecté.",
          "other", "en",
          "other-name", "English");

  private static final Map<String, String> ENGLISH =
      Map.of(
          "language", "en",
          "title", "Sign in",
          "name", "User name",
          "password", "Password",
          "enter", "Enter",
          "wrong", "This user name and this password do not belong together.",
          "out", "You are signed out.",
          "other", "fr",
          "other-name", "Français");

  private final String page;

  SignInController() throws IOException {
    page = new ClassPathResource("sign-in.html").getContentAsString(StandardCharsets.UTF_8);
  }

  /** What was typed comes back after a refusal, once; the password never does. */
  @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  ResponseEntity<String> page(
      CsrfToken csrf,
      Locale preferred,
      @CookieValue(name = LANGUAGE, required = false) @Nullable String kept,
      @RequestParam(name = LANGUAGE, required = false) @Nullable String chosen,
      @RequestParam @Nullable String error,
      @RequestParam @Nullable String logout,
      HttpSession session) {
    var language = spoken(chosen).or(() -> spoken(kept)).orElse(preferred.getLanguage());
    var words = language.equals("en") ? ENGLISH : FRENCH;
    var said = error != null ? words.get("wrong") : logout != null ? words.get("out") : "";
    var typed = session.getAttribute(TYPED) instanceof String name ? name : "";
    session.removeAttribute(TYPED);
    var filled = page.replace("{said}", said).replace("{csrf}", csrf.getToken());
    for (var word : words.entrySet())
      filled = filled.replace("{" + word.getKey() + "}", word.getValue());
    filled =
        filled
            .replace("{on-name}", typed.isEmpty() ? "autofocus" : "")
            .replace("{on-password}", typed.isEmpty() ? "" : "autofocus")
            .replace("{typed}", HtmlUtils.htmlEscape(typed));
    var answer = ResponseEntity.ok();
    spoken(chosen).ifPresent(it -> answer.header(HttpHeaders.SET_COOKIE, cookie(it)));
    return answer.body(filled);
  }

  /** Back to this page, which knows what name was typed. */
  static void again(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var typed = request.getParameter("username");
    if (typed != null && typed.length() <= LONGEST) request.getSession().setAttribute(TYPED, typed);
    response.sendRedirect("/sign-in?error");
  }

  /** The pages that follow keep to the language that was chosen here. */
  private static String cookie(String language) {
    return ResponseCookie.from(LANGUAGE, language)
        .path("/")
        .maxAge(Duration.ofDays(365))
        .httpOnly(true)
        .sameSite("Lax")
        .build()
        .toString();
  }

  private static Optional<String> spoken(@Nullable String language) {
    return Stream.of("fr", "en").filter(it -> it.equals(language)).findFirst();
  }
}

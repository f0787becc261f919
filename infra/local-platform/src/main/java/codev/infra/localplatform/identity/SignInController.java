package codev.infra.localplatform.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.util.WebUtils;

/** The page that asks for a user name and a password, in French or in English. */
@RestController
class SignInController {
  static final String PATH = "/sign-in";
  private static final String LANGUAGE = "lang";

  /** The services' cookie: browsers keep one for a host, whatever the port. */
  private static final String LANGUAGE_COOKIE = "__Host-codev-lang";

  private static final String TYPED = "typed";
  private static final String REFUSED = "refused";

  /** No name is longer; what is longer is not kept. */
  private static final int LONGEST = 100;

  private static final Map<String, String> FRENCH =
      Map.of(
          "language", "fr",
          "title", "Se connecter",
          "name", "Identifiant",
          "password", "Mot de passe",
          "enter", "Se connecter",
          "wrong", "Identifiant ou mot de passe incorrect. Vérifiez-les, puis réessayez.",
          "too-many", "Trop de tentatives. Attendez un moment, puis réessayez.",
          "other", "en",
          "other-name", "English");

  private static final Map<String, String> ENGLISH =
      Map.of(
          "language", "en-GB",
          "title", "Sign in",
          "name", "Username",
          "password", "Password",
          "enter", "Sign in",
          "wrong", "Incorrect username or password. Check them, then try again.",
          "too-many", "Too many attempts. Wait a moment, then try again.",
          "other", "fr",
          "other-name", "Français");

  private final String page;

  SignInController() throws IOException {
    page = new ClassPathResource("sign-in.html").getContentAsString(StandardCharsets.UTF_8);
  }

  /** A refusal is shown once, with the name that was typed; the password is never shown again. */
  @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  ResponseEntity<String> page(
      CsrfToken csrf,
      Locale preferred,
      @CookieValue(name = LANGUAGE_COOKIE, required = false) @Nullable String cookie,
      @RequestParam(name = LANGUAGE, required = false) @Nullable String chosen,
      HttpSession session) {
    var language =
        supportedLanguage(chosen)
            .or(() -> supportedLanguage(cookie))
            .orElse(preferred.getLanguage());
    var words = language.equals("en") ? ENGLISH : FRENCH;
    var notice = session.getAttribute(REFUSED) == null ? "" : words.get("wrong");
    var typed = session.getAttribute(TYPED) instanceof String name ? name : "";
    session.removeAttribute(REFUSED);
    session.removeAttribute(TYPED);
    var answer = ResponseEntity.ok();
    supportedLanguage(chosen).ifPresent(it -> answer.header(HttpHeaders.SET_COOKIE, cookie(it)));
    return answer.body(filled(words, notice, typed, csrf));
  }

  /** The same page, in place of looking at a password. */
  void showTooMany(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var cookie =
        Optional.ofNullable(WebUtils.getCookie(request, LANGUAGE_COOKIE)).map(Cookie::getValue);
    var language = supportedLanguage(cookie.orElse(null)).orElse(request.getLocale().getLanguage());
    var words = language.equals("en") ? ENGLISH : FRENCH;
    var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
    response.getWriter().write(filled(words, words.get("too-many"), "", csrf));
  }

  private String filled(
      Map<String, String> words, @Nullable String notice, String typed, CsrfToken csrf) {
    var filled =
        page.replace("{notice}", Objects.requireNonNullElse(notice, ""))
            .replace("{csrf}", csrf.getToken());
    for (var word : words.entrySet())
      filled = filled.replace("{" + word.getKey() + "}", word.getValue());
    return filled
        .replace("{on-name}", typed.isEmpty() ? "autofocus" : "")
        .replace("{on-password}", typed.isEmpty() ? "" : "autofocus")
        .replace("{typed}", HtmlUtils.htmlEscape(typed));
  }

  /** Back to this page, which knows of the refusal and what name was typed. */
  static void redirectBack(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var typed = request.getParameter("username");
    var session = request.getSession();
    session.setAttribute(REFUSED, true);
    if (typed != null && typed.length() <= LONGEST) session.setAttribute(TYPED, typed);
    response.sendRedirect(PATH);
  }

  /** The pages that follow keep to the language that was chosen here. */
  private static String cookie(String language) {
    return ResponseCookie.from(LANGUAGE_COOKIE, language)
        .path("/")
        .maxAge(Duration.ofDays(365))
        .secure(true)
        .httpOnly(true)
        .sameSite("Lax")
        .build()
        .toString();
  }

  private static Optional<String> supportedLanguage(@Nullable String language) {
    return Stream.of("fr", "en").filter(it -> it.equals(language)).findFirst();
  }
}

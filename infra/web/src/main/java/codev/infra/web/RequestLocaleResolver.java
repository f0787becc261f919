package codev.infra.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Resolves the language of a request, French or English: as chosen by {@code ?lang=} (kept in a
 * cookie), else as the browser prefers, else French.
 */
final class RequestLocaleResolver implements LocaleResolver, HandlerInterceptor {
  private static final String PARAMETER = "lang";

  /** The same cookie is read by the gateway, and by the provider of the local platform. */
  private static final String COOKIE = "__Host-codev-lang";

  private static final List<Locale> SUPPORTED_LOCALES = List.of(Locale.FRENCH, Locale.ENGLISH);

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return chosen(request).or(() -> kept(request)).orElseGet(() -> preferred(request));
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("a language is chosen by ?lang=");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    chosen(request).ifPresent(language -> keep(language, response));
    return true;
  }

  /** Only in the address: to look further would read the body. */
  private static Optional<Locale> chosen(HttpServletRequest request) {
    return "GET".equals(request.getMethod())
        ? supportedLocale(request.getParameter(PARAMETER))
        : Optional.empty();
  }

  private static Optional<Locale> kept(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, COOKIE);
    return supportedLocale(cookie == null ? null : cookie.getValue());
  }

  private static Locale preferred(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (header == null || header.isBlank()) return Locale.FRENCH;
    try {
      var found = Locale.lookup(Locale.LanguageRange.parse(header), SUPPORTED_LOCALES);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException malformed) {
      return Locale.FRENCH;
    }
  }

  private static void keep(Locale language, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(COOKIE, language.getLanguage())
            .path("/")
            .maxAge(Duration.ofDays(365))
            .secure(true)
            .httpOnly(true)
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static Optional<Locale> supportedLocale(@Nullable String language) {
    return SUPPORTED_LOCALES.stream()
        .filter(locale -> locale.getLanguage().equals(language))
        .findFirst();
  }
}

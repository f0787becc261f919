package codev.gateway.messages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Resolves the language of a request, French or English, by the services' rules: the cookie, else
 * the browser's preference, else French.
 */
public final class ReactiveRequestLocaleResolver {

  /** The name of the cookie in which the services keep the language that was chosen. */
  public static final String COOKIE = "__Host-codev-lang";

  private static final List<Locale> SUPPORTED_LOCALES = List.of(Locale.FRENCH, Locale.ENGLISH);

  private ReactiveRequestLocaleResolver() {}

  public static Locale resolve(ServerWebExchange exchange) {
    var languageCookie = exchange.getRequest().getCookies().getFirst(COOKIE);
    return Optional.ofNullable(languageCookie)
        .flatMap(
            cookie ->
                SUPPORTED_LOCALES.stream()
                    .filter(each -> each.getLanguage().equals(cookie.getValue()))
                    .findFirst())
        .orElseGet(
            () ->
                preferred(
                    exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  /** The language of a page, as its {@code lang} attribute names it: English is British. */
  public static String region(Locale language) {
    return (language.equals(Locale.ENGLISH) ? Locale.UK : language).toLanguageTag();
  }

  private static Locale preferred(@Nullable String header) {
    if (header == null || header.isBlank()) return Locale.FRENCH;
    try {
      var found = Locale.lookup(Locale.LanguageRange.parse(header), SUPPORTED_LOCALES);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException malformed) {
      return Locale.FRENCH;
    }
  }
}

package codev.gateway.security;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Begins sign-ins. One that repeats another has the provider ask for the password even of somebody
 * who is signed in there ({@code prompt=login}), and say when they gave it ({@code max_age}, with
 * which the provider has to name {@code auth_time}). It leads back to the page that needed it.
 */
final class RepeatedSignIn implements ServerOAuth2AuthorizationRequestResolver {
  private static final String START =
      "/oauth2/authorization/" + OAuth2ClientConfiguration.REGISTRATION;

  /** The parameter of a sign-in that repeats another: the path of the page, or nothing. */
  private static final String AGAIN = "again";

  /** Of the page that is led to; it says what to do next. */
  private static final String NOTICE = "?signedInAgain=true";

  private static final int LONGEST_PATH = 500;

  /**
   * A path of this site and nothing else: no second slash, backslash or dots, by which a browser
   * might go elsewhere, and none of them, or of {@code %}, encoded.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "(?:/(?!\\.{1,2}(?:/|$))(?:[\\w.~@!$&'()*+,=-]|%(?!2[5EF]|5C|7F)[2-9A-F][0-9A-F])+)+",
          Pattern.CASE_INSENSITIVE);

  private final ServerOAuth2AuthorizationRequestResolver first;
  private final SignInCookies cookies;

  RepeatedSignIn(ReactiveClientRegistrationRepository registrations, SignInCookies cookies) {
    first = new DefaultServerOAuth2AuthorizationRequestResolver(registrations);
    this.cookies = cookies;
  }

  /**
   * Where a page leads its reader to sign in again.
   *
   * @param page its address, of which only the path counts
   */
  static String address(@Nullable String page) {
    return UriComponentsBuilder.fromPath(START)
        .queryParam(AGAIN, "{page}")
        .encode()
        .buildAndExpand(path(page))
        .toUriString();
  }

  /** Empty if it is none to which a sign-in may lead back. */
  private static String path(@Nullable String page) {
    if (page == null) return "";
    try {
      var path = URI.create(page).getRawPath();
      return path != null && isPath(path) ? path : "";
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private static boolean isPath(String text) {
    return text.length() <= LONGEST_PATH && PATH.matcher(text).matches();
  }

  @Override
  public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
    return first
        .resolve(exchange)
        .flatMap(
            request -> {
              var page = exchange.getRequest().getQueryParams().getFirst(AGAIN);
              return page == null ? Mono.just(request) : repeat(request, page, exchange);
            });
  }

  @Override
  public Mono<OAuth2AuthorizationRequest> resolve(
      ServerWebExchange exchange, String clientRegistrationId) {
    return first.resolve(exchange, clientRegistrationId);
  }

  private Mono<OAuth2AuthorizationRequest> repeat(
      OAuth2AuthorizationRequest request, String page, ServerWebExchange exchange) {
    if (!page.isEmpty() && !isPath(page))
      return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
    return cookies
        .savePage(page.isEmpty() ? "/" : page + NOTICE, exchange)
        .thenReturn(askingForThePassword(request));
  }

  private static OAuth2AuthorizationRequest askingForThePassword(
      OAuth2AuthorizationRequest request) {
    return OAuth2AuthorizationRequest.from(request)
        .additionalParameters(
            parameters -> {
              parameters.put("prompt", "login");
              parameters.put("max_age", "0");
            })
        .build();
  }
}

package codev.infra.localplatform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks a person who is signed in for the password again, where an authorization request wants that
 * ({@code prompt=login}) or a later sign-in than theirs ({@code max_age}): Spring's provider does
 * neither. Once a sign-in has followed, the same request goes on.
 */
final class RepeatedSignInFilter extends OncePerRequestFilter {
  static final String PATH = "/oauth2/authorize";
  private static final String ASKED = RepeatedSignInFilter.class.getName();

  private final RequestCache requests = new HttpSessionRequestCache();
  private final AuthenticationEntryPoint signIn;
  private final InstantSource clock;

  RepeatedSignInFilter(AuthenticationEntryPoint signIn, InstantSource clock) {
    this.signIn = signIn;
    this.clock = clock;
  }

  /**
   * @param state names the authorization request
   * @param at when it came first: what it wants is a sign-in after that
   */
  private record RequestedSignIn(String state, Instant at) implements Serializable {}

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.GET.matches(request.getMethod())
        || !PATH.equals(request.getServletPath())
        || prompts(request).contains("none");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var signedIn = signedInAt(SecurityContextHolder.getContext().getAuthentication());
    if (!isWantedAfter(signedIn, request) || hasFollowed(signedIn, noteRequest(request))) {
      chain.doFilter(request, response);
      return;
    }
    requests.saveRequest(request, response);
    signIn.commence(
        request, response, new InsufficientAuthenticationException("a sign-in is wanted again"));
  }

  private boolean isWantedAfter(Optional<Instant> signedIn, HttpServletRequest request) {
    if (prompts(request).contains("login")) return true;
    return maxAge(request)
        .map(age -> clock.instant().minus(age))
        .filter(oldest -> signedIn.filter(at -> !at.isBefore(oldest)).isEmpty())
        .isPresent();
  }

  /** Also where nobody is signed in: then Spring asks for the password. */
  private static boolean hasFollowed(Optional<Instant> signedIn, RequestedSignIn requested) {
    return signedIn.filter(at -> !at.isAfter(requested.at())).isEmpty();
  }

  /** Keeps when a request came first. */
  private RequestedSignIn noteRequest(HttpServletRequest request) {
    var state = Objects.requireNonNullElse(request.getParameter("state"), "");
    var session = request.getSession();
    if (session.getAttribute(ASKED) instanceof RequestedSignIn before
        && before.state().equals(state)) return before;
    var now = new RequestedSignIn(state, clock.instant());
    session.setAttribute(ASKED, now);
    return now;
  }

  /** When the password was given. */
  private static Optional<Instant> signedInAt(@Nullable Authentication person) {
    if (person == null) return Optional.empty();
    return person.getAuthorities().stream()
        .filter(FactorGrantedAuthority.class::isInstance)
        .map(FactorGrantedAuthority.class::cast)
        .map(FactorGrantedAuthority::getIssuedAt)
        .max(Instant::compareTo);
  }

  private static List<String> prompts(HttpServletRequest request) {
    return List.of(Objects.requireNonNullElse(request.getParameter("prompt"), "").split(" ", -1));
  }

  private static Optional<Duration> maxAge(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("max_age"))
        .filter(seconds -> seconds.matches("\\d{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }
}

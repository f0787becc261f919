package codev.group.servicetokens;

import codev.infra.securitylog.RepeatedEntryFilter;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.web.security.ServiceTokenAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates the program that has sent a service token. One that is not accepted authenticates
 * nobody, and is written to the security log, the first of each minute.
 */
public final class ServiceTokenFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final ServiceTokenUseCase tokens;
  private final RepeatedEntryFilter repeatedEntries =
      new RepeatedEntryFilter(INTERVAL, InstantSource.system());

  public ServiceTokenFilter(ServiceTokenUseCase tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    presented(request).ifPresent(this::authenticate);
    chain.doFilter(request, response);
  }

  private static Optional<ServiceTokenSecret> presented(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> new ServiceTokenSecret(header.substring(SCHEME.length()).strip()));
  }

  private void authenticate(ServiceTokenSecret secret) {
    var token = tokens.present(secret).orElse(null);
    if (token == null) {
      refuse("unknown", null);
      return;
    }
    switch (token.state()) {
      case ACTIVE -> authenticate(token);
      case EXPIRED -> refuse("expired", token.id());
      case REVOKED -> refuse("revoked", token.id());
    }
  }

  private static void authenticate(ServiceToken token) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        new ServiceTokenAuthentication(
            token.actor().value(), token.scopes().stream().map(Enum::name).toList()));
    SecurityContextHolder.setContext(context);
  }

  private void refuse(String reason, @Nullable UUID token) {
    if (!repeatedEntries.accepts(List.of(reason, token == null ? "" : token))) return;
    SecurityLogEntry.of(SecurityEvent.TOKEN_REFUSED)
        .with("reason", reason)
        .with("token", token)
        .write();
  }
}

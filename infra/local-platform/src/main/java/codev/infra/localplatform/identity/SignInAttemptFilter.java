package codev.infra.localplatform.identity;

import codev.infra.securitylog.RepeatedEntryFilter;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 429 to an attempt to sign in after too many failures, before the password is looked at.
 */
final class SignInAttemptFilter extends OncePerRequestFilter {

  private final SignInAttempts attempts;
  private final DeviceCookie devices;
  private final SignInController page;
  private final RepeatedEntryFilter logged =
      new RepeatedEntryFilter(Duration.ofMinutes(1), InstantSource.system());

  SignInAttemptFilter(SignInAttempts attempts, DeviceCookie devices, SignInController page) {
    this.attempts = attempts;
    this.devices = devices;
    this.page = page;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod())
        || !SignInController.PATH.equals(request.getServletPath());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var wait = wait(request);
    if (wait.isZero()) {
      chain.doFilter(request, response);
      return;
    }
    log(request.getRemoteAddr());
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
    page.showTooMany(request, response);
  }

  private Duration wait(HttpServletRequest request) {
    var username = request.getParameter("username");
    return devices
        .device(request, username)
        .map(attempts::wait)
        .orElseGet(() -> attempts.wait(username, request.getRemoteAddr()));
  }

  /** The password was wrong. */
  void noteFailure(HttpServletRequest request) {
    var username = request.getParameter("username");
    devices
        .device(request, username)
        .ifPresentOrElse(
            attempts::noteFailure, () -> attempts.noteFailure(username, request.getRemoteAddr()));
  }

  /** Once a minute for each address. The submitted user name may be a password. */
  private void log(String address) {
    if (logged.accepts(address))
      SecurityLogEntry.of(SecurityEvent.SIGN_IN_REFUSED)
          .with("reason", "too-many-attempts")
          .with("network", address)
          .write();
  }
}

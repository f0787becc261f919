package codev.gateway.security;

import codev.gateway.sessions.SignedInPerson;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import reactor.core.publisher.Mono;

/** Signing in and out, in the security log. */
final class SignInLog {
  private SignInLog() {}

  static ServerAuthenticationSuccessHandler success() {
    return (_, person) -> Mono.fromRunnable(() -> write(SecurityEvent.SIGN_IN, person));
  }

  static void signedOut(Authentication person) {
    write(SecurityEvent.SIGN_OUT, person);
  }

  /** The provider names sessions and subjects, not people. */
  static void endedByProvider(long sessions) {
    SecurityLogEntry.of(SecurityEvent.SESSIONS_ENDED)
        .with("by", "identity-provider")
        .with("sessions", sessions)
        .write();
  }

  private static void write(SecurityEvent event, Authentication person) {
    SecurityLogEntry.of(event).with("person", SignedInPerson.username(person)).write();
  }
}

package codev.gateway.sessions;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import org.springframework.security.core.Authentication;

/**
 * What was ended.
 *
 * @param ended how many sessions of this gateway
 */
public record EndedSessionsResponse(long ended) {
  /** Writes it to the security log. */
  public void log(String username, Authentication by) {
    SecurityLogEntry.of(SecurityEvent.SESSIONS_ENDED)
        .with("person", username)
        .with("by", SignedInPerson.username(by))
        .with("sessions", ended)
        .write();
  }
}

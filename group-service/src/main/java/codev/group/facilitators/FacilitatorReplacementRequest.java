package codev.group.facilitators;

import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import codev.infra.web.identity.UsernameSpelling;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replacement of a facilitator as submitted: who facilitates from now on, and why.
 *
 * @param sessionId the only session that they lead; {@code null}: for good
 */
record FacilitatorReplacementRequest(
    @NotBlank @Size(max = 100) String username,
    @NotBlank @Size(max = 500) String reason,
    @Nullable UUID sessionId) {
  Username facilitator(UsernameSpelling spelling) {
    return new Username(spelling.of(username));
  }

  @Nullable SessionId session() {
    return sessionId == null ? null : new SessionId(sessionId);
  }
}

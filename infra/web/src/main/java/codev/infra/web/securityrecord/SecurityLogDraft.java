package codev.infra.web.securityrecord;

import codev.infra.securitylog.SecurityEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the security log, but for its place in the event log.
 *
 * @param subject with the event it names the line, once for ever
 * @param by who did it; null: nobody, as time passed, or it is not known here
 * @param person whom it concerns
 * @param session null unless it is about one
 */
public record SecurityLogDraft(
    SecurityEvent event,
    Object subject,
    Instant at,
    @Nullable String by,
    String person,
    @Nullable UUID session) {

  public static SecurityLogDraft of(
      SecurityEvent event, Object subject, Instant at, @Nullable String by, String person) {
    return new SecurityLogDraft(event, subject, at, by, person, null);
  }

  String id() {
    return event + "/" + subject;
  }
}

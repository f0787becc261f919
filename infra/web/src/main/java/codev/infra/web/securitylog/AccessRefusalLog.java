package codev.infra.web.securitylog;

import codev.infra.securitylog.RepeatedEntryFilter;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes refusals by access policies to the security log: of those of one person by one policy with
 * one status, the first of each minute.
 */
public final class AccessRefusalLog {
  private static final String POLICY = AccessRefusalLog.class.getName();
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final List<Integer> REFUSALS = List.of(401, 403, 404);

  private final RepeatedEntryFilter repeated;
  private final ObjectProvider<SecurityFacts> securityFacts;

  /**
   * @param securityFacts where this service keeps refusals too, if it does
   */
  public AccessRefusalLog(InstantSource clock, ObjectProvider<SecurityFacts> securityFacts) {
    this.securityFacts = securityFacts;
    repeated = new RepeatedEntryFilter(INTERVAL, clock);
  }

  /** Notes which policy has refused a request; what is answered is not known yet. */
  public static void refusedBy(HttpServletRequest request, String policy) {
    request.setAttribute(POLICY, policy);
  }

  /**
   * Writes that a request was refused, if a policy did so.
   *
   * @param status of the answer
   */
  public void write(HttpServletRequest request, int status) {
    if (!(request.getAttribute(POLICY) instanceof String policy) || !REFUSALS.contains(status))
      return;
    var person = person();
    var claimed = person.isEmpty() ? claimedUsername() : "";
    if (!repeated.accepts(List.of(person, claimed, policy, status))) return;
    SecurityLogEntry.of(SecurityEvent.ACCESS_REFUSED)
        .with("person", person.isEmpty() ? null : person)
        .with("claimed", claimed.isEmpty() ? null : claimed)
        .with("policy", policy)
        .with("status", status)
        .with("method", request.getMethod())
        .with("path", request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
        .write();
    if (!person.isEmpty()) securityFacts.ifAvailable(facts -> facts.accessRefused(person, policy));
  }

  /** The name in a token that is nobody's here, or from before the end of sessions. */
  private static String claimedUsername() {
    return CurrentUser.claimedUser().map(CurrentUser::username).orElse("");
  }

  /** Empty without a sign-in, and for a token that is refused: its name proves nothing. */
  private static String person() {
    try {
      return CurrentUser.signedIn().map(CurrentUser::username).orElse("");
    } catch (RefusedException _) {
      return "";
    }
  }
}

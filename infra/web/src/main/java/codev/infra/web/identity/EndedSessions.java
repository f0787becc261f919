package codev.infra.web.identity;

import codev.infra.projections.ReadModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when access tokens of people count as issued before their sessions were ended, as far as
 * this service knows; kept for a few seconds ({@link StaleIfErrorCache}).
 */
public final class EndedSessions {
  private final StaleIfErrorCache<String, Optional<Instant>> ends;

  public EndedSessions(ReadModel<EndedSession> ended) {
    ends = new StaleIfErrorCache<>(name -> ended.find(name).map(EndedSession::issuedBefore));
  }

  /**
   * Before which moment tokens are refused once sessions were ended: a whole second, as the times
   * in tokens are, so that a sign-in that follows at once is admitted. By the machine's clock, and
   * not in the future.
   *
   * @param reported when they were ended
   */
  public static Instant issuedBefore(Instant reported) {
    var now = Instant.now();
    return (reported.isAfter(now) ? now : reported).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether a token of this person was issued before their sessions were last ended. */
  boolean include(String username, @Nullable Instant issued) {
    return ends.of(username).filter(end -> issued == null || issued.isBefore(end)).isPresent();
  }
}

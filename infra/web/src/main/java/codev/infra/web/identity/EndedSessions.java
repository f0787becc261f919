package codev.infra.web.identity;

import codev.infra.accesstokens.AccessTokenValidators;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Whose sessions were ended when, as far as this instance knows: in memory, because each request is
 * checked against it, also while no read model can be read. An end is kept for as long as a token
 * from before it may be accepted; {@link EndedSessionProcessor} reads them from the log.
 */
public final class EndedSessions {
  /** And somewhat longer, for the clocks. */
  static final Duration KEPT = AccessTokenValidators.LONGEST.plusHours(1);

  private final Cache<String, Instant> ends = Caffeine.newBuilder().expireAfterWrite(KEPT).build();

  /**
   * Before which moment tokens are refused once sessions were ended: a whole second, as the times
   * in tokens are, and earlier by what the clocks of the gateway and of the provider may differ by,
   * so that a sign-in that follows at once is admitted. By the machine's clock, and not in the
   * future.
   *
   * @param reported when they were ended
   */
  public static Instant issuedBefore(Instant reported) {
    var now = Instant.now();
    return (reported.isAfter(now) ? now : reported)
        .minus(AccessTokenValidators.SKEW)
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /** The later of two ends counts. */
  void add(EndedSession end) {
    ends.asMap()
        .merge(
            end.username(), end.issuedBefore(), (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Whether a token of this person was issued before their sessions were last ended. */
  public boolean include(String username, Instant issued) {
    var end = ends.getIfPresent(username);
    return end != null && issued.isBefore(end);
  }
}

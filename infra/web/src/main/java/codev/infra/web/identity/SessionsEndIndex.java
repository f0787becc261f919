package codev.infra.web.identity;

import codev.infra.accesstokens.AccessTokenValidators;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/**
 * Whose sessions were ended when, as far as this instance knows: in memory, because each request is
 * checked against it, also while no read model can be read. An end is kept for as long as a token
 * from before it may be accepted; {@link SessionsEndProcessor} reads them from the log.
 */
public final class SessionsEndIndex {
  /** And somewhat longer, for the clocks. */
  static final Duration RETENTION = AccessTokenValidators.LONGEST.plusHours(1);

  private final Cache<String, Instant> ends =
      Caffeine.newBuilder().expireAfterWrite(RETENTION).build();

  /** The later of two ends counts. */
  void add(SessionsEnd end) {
    ends.asMap()
        .merge(
            end.username(), end.issuedBefore(), (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Whether a token of this person was issued before their sessions were last ended. */
  public boolean covers(String username, Instant issued) {
    var end = ends.getIfPresent(username);
    return end != null && issued.isBefore(end);
  }
}

package codev.infra.web.identity;

import codev.infra.accesstokens.AccessTokenValidators;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * All sessions of a person were ended.
 *
 * @param issuedBefore access tokens that were issued before are refused; a whole second
 */
public record SessionsEnd(String username, Instant issuedBefore) {
  /**
   * Before which moment tokens are refused once sessions were ended: a whole second, as the times
   * in tokens are, and earlier by what the clocks of the gateway and of the provider may differ by,
   * so that a sign-in that follows at once is admitted. By the machine's clock, and not in the
   * future.
   *
   * @param reported when they were ended
   */
  public static Instant refusedBefore(Instant reported) {
    var now = Instant.now();
    return (reported.isAfter(now) ? now : reported)
        .minus(AccessTokenValidators.SKEW)
        .truncatedTo(ChronoUnit.SECONDS);
  }
}

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
   * Before which moment tokens are refused once sessions were ended: the next whole second, since
   * the times in tokens are whole seconds. So no token from before is accepted, however young,
   * where the clocks agree; who signs in again within the same second has to do it once more. Of a
   * moment in the future only as much counts as clocks may differ by.
   *
   * @param reported when they were ended, by the machine's clock
   */
  public static Instant refusedBefore(Instant reported) {
    var next = reported.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    var latest = Instant.now().plus(AccessTokenValidators.SKEW).truncatedTo(ChronoUnit.SECONDS);
    return next.isBefore(latest) ? next : latest;
  }
}

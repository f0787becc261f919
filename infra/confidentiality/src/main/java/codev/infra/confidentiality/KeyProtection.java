package codev.infra.confidentiality;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the keys of people are protected by the running settings, for documents that describe it.
 *
 * @param masterKey where the master key is that wraps them
 * @param memory how long a key stays in memory, hence how long erased words may still be opened
 * @param epochKeysKept how old a copy of the vault may be that can still be opened; null where
 *     there are no epoch keys, and it is opened for as long as the master key is kept
 */
public record KeyProtection(
    MasterKeySource masterKey, Duration memory, @Nullable Duration epochKeysKept) {
  /** Where a master key is. */
  public enum MasterKeySource {
    FILE,
    SETTING,
    KEY_MANAGEMENT_SERVICE
  }
}

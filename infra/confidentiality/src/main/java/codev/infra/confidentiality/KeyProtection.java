package codev.infra.confidentiality;

import java.time.Duration;

/**
 * How the keys of people are protected by the running settings, for documents that describe it.
 *
 * @param masterKey where the master key is that wraps them
 * @param memory how long a key stays in memory, hence how long erased words may still be opened
 */
public record KeyProtection(MasterKeySource masterKey, Duration memory) {
  /** Where a master key is. */
  public enum MasterKeySource {
    FILE,
    SETTING,
    KEY_MANAGEMENT_SERVICE
  }
}

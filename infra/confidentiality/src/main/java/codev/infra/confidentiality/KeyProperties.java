package codev.infra.confidentiality;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the key vault and of its master key. What is empty is not set.
 *
 * @param url JDBC address of the key vault's database
 * @param masterKey 32 bytes in base64, one key a line; if set, no file is read
 * @param masterKeyFile holds the same; made if missing and the vault was never used
 * @param masterKeyUri of a key in a key management service; if set, a file is read if it is there
 *     and never made
 * @param epochKeysFolder of files that all instances share and that are backed up apart; if not
 *     set, there are no epoch keys
 * @param epochKeysKept how old an epoch key may become, hence a copy of the vault that can be
 *     opened
 * @param memory how long a key stays in memory, hence how long erased words may still be opened
 */
@ConfigurationProperties("codev.keys")
record KeyProperties(
    String url,
    String username,
    String password,
    @Nullable String masterKey,
    @Nullable Path masterKeyFile,
    @Nullable String masterKeyUri,
    @Nullable Path epochKeysFolder,
    @DefaultValue("30d") Duration epochKeysKept,
    @DefaultValue("5s") Duration memory) {
  KeyProperties {
    if (masterKey != null && masterKey.isBlank()) masterKey = null;
    if (masterKeyFile != null && masterKeyFile.toString().isEmpty()) masterKeyFile = null;
    if (masterKeyUri != null && masterKeyUri.isBlank()) masterKeyUri = null;
    if (epochKeysFolder != null && epochKeysFolder.toString().isEmpty()) epochKeysFolder = null;
    if (epochKeysKept.compareTo(EpochRotation.LENGTH) <= 0)
      throw new IllegalArgumentException(
          "An epoch key is kept for more than a day (CODEV_KEYS_EPOCHKEYSKEPT), since it wraps for"
              + " one");
  }
}

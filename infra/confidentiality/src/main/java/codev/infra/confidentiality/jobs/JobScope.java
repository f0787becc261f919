package codev.infra.confidentiality.jobs;

import codev.infra.confidentiality.retention.KeyScope;
import java.util.UUID;

/**
 * What leaves with a job that was kept beside the log for some time: an import, or an archive.
 *
 * @param key identifies the key; a job that begins anew has another one
 */
public record JobScope(UUID key) implements KeyScope {
  /** Of the names in the vault, which never change. */
  static final String PREFIX = "job ";

  @Override
  public String keyName() {
    return PREFIX + key;
  }

  static JobScope of(String keyName) {
    return new JobScope(UUID.fromString(keyName.substring(PREFIX.length())));
  }
}

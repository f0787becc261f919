package codev.infra.documents.seal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the seal.
 *
 * @param keystore a PKCS #12 file with one key and its certificates; if empty, the platform makes a
 *     key and a certificate beside the key that signs the log, where that is set
 * @param password of the keystore and of its key
 * @param organisation whom a certificate that the platform makes is named after
 * @param timestamp where time stamps come from
 */
@ConfigurationProperties("codev.documents.seal")
public record SealProperties(
    @DefaultValue("") String keystore,
    @DefaultValue("") String password,
    @DefaultValue("") String organisation,
    @DefaultValue Timestamp timestamp) {

  /**
   * @param authority the address of a time stamp authority (RFC 3161); if empty, documents are
   *     sealed without a time stamp
   * @param connect how long a connection to it may take
   * @param read how long its whole answer may take
   */
  public record Timestamp(
      @DefaultValue("") String authority,
      @DefaultValue("2s") Duration connect,
      @DefaultValue("5s") Duration read) {}
}

package codev.group.servicetokens;

import codev.infra.eventstore.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A service token as its program sends it: 256 random bits. Only its digest is kept; of so many
 * random bits no slow digest is needed.
 */
record ServiceTokenSecret(String value) {
  /** By which scanners of source code recognise a token that was published by mistake. */
  static final String PREFIX = "codev_";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static ServiceTokenSecret random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new ServiceTokenSecret(
        PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String digest() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "ServiceTokenSecret";
  }
}

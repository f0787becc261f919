package codev.group.feed;

import codev.infra.eventstore.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret part of a feed's address: 256 random bits. Only its digest is kept, so that neither
 * the log nor a backup tells an address.
 */
record FeedSecret(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static FeedSecret random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String digest() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "FeedSecret";
  }
}

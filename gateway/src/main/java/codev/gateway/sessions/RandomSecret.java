package codev.gateway.sessions;

import java.security.SecureRandom;
import java.util.Base64;

/** What nobody guesses: 256 random bits, of characters that cookies and forms do not escape. */
public final class RandomSecret {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private RandomSecret() {}

  public static String next() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

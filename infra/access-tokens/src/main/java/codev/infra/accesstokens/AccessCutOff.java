package codev.infra.accesstokens;

import java.time.Duration;

/**
 * How soon the end of a right counts on every instance: a place in a group or a grant that is lost,
 * a sign-out, a session that was ended, a token that has expired. By then the next command is
 * refused and open streams are over.
 */
public final class AccessCutOff {
  /**
   * What a stream waits before it asks again, and what an instance waits before it looks for
   * something that it was not notified of, have to fit in together.
   */
  public static final Duration LIMIT = Duration.ofSeconds(5);

  private AccessCutOff() {}
}

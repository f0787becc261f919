package codev.group.domain.person;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Of the ends of a person's sessions, what the next one depends on: {@value #MOST_OWN} a day that a
 * person asks for themselves are recorded in any case, so that nobody can fill the log.
 *
 * @param issuedBefore of the last one
 * @param day on which the person last asked for one, from midnight UTC
 * @param own how many on that day
 */
public record SignInSessionEnds(Instant issuedBefore, Instant day, int own) {
  public static final int MOST_OWN = 30;

  public static final SignInSessionEnds NONE = new SignInSessionEnds(Instant.MIN, Instant.MIN, 0);

  /** Whether an end changes anything: it refuses tokens that the last one does not. */
  public boolean areBefore(Instant next) {
    return issuedBefore.isBefore(next);
  }

  /**
   * Whether one that the person asks for is recorded. Beyond the number of a day only one that
   * refuses the very token with which it is asked for, of which each token has one: nobody can use
   * the number up with ends that refuse nothing, and then keep a token that the person wants ended.
   *
   * @param issued the token with which it is asked for
   */
  public boolean admitOwn(Instant next, Instant issued, Instant at) {
    return own < MOST_OWN || !day.equals(dayOf(at)) || issued.isBefore(next);
  }

  public SignInSessionEnds after(Instant next, boolean isOwn, Instant at) {
    if (!isOwn) return new SignInSessionEnds(next, day, own);
    var today = dayOf(at);
    return new SignInSessionEnds(next, today, today.equals(day) ? own + 1 : 1);
  }

  private static Instant dayOf(Instant moment) {
    return moment.truncatedTo(ChronoUnit.DAYS);
  }
}

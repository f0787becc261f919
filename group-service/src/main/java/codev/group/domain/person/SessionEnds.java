package codev.group.domain.person;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Of the ends of a person's sessions, what the next one depends on: {@value #MOST_OWN} that a
 * person asks for themselves are recorded a day, so that nobody can fill the log; an
 * administrator's always count.
 *
 * @param issuedBefore of the last one
 * @param day on which the person last asked for one, from midnight UTC
 * @param own how many on that day
 */
public record SessionEnds(Instant issuedBefore, Instant day, int own) {
  private static final int MOST_OWN = 300;

  public static final SessionEnds NONE = new SessionEnds(Instant.MIN, Instant.MIN, 0);

  /**
   * Whether an end is recorded: it ends what the last one has not.
   *
   * @param isOwn whether the person asks for it
   * @param at when
   */
  public boolean takes(Instant next, boolean isOwn, Instant at) {
    var isBeyondLimit = isOwn && own >= MOST_OWN && day.equals(dayOf(at));
    return issuedBefore.isBefore(next) && !isBeyondLimit;
  }

  public SessionEnds and(Instant next, boolean isOwn, Instant at) {
    if (!isOwn) return new SessionEnds(next, day, own);
    var today = dayOf(at);
    return new SessionEnds(next, today, today.equals(day) ? own + 1 : 1);
  }

  private static Instant dayOf(Instant moment) {
    return moment.truncatedTo(ChronoUnit.DAYS);
  }
}

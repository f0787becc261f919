package codev.infra.eventstore.audit;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogCorruptedException;
import codev.infra.eventstore.log.LogPosition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the log's hash chain from the first event in time slices: each call goes on where the
 * last one stopped, and begins anew once the whole log was verified.
 */
public final class SlicedChainVerifier {
  private static final int PAGE = 500;

  private final EventLog log;
  private LogPosition verified = LogPosition.START;

  public SlicedChainVerifier(EventLog log) {
    this.log = log;
  }

  /**
   * How far the chain was found intact.
   *
   * @param upTo position of the last event seen
   * @param head position of the log's last event
   * @param alteration what was found after it; null when nothing was
   */
  public record Findings(long upTo, long head, @Nullable String alteration) {
    public boolean isIntact() {
      return alteration == null;
    }

    public boolean isWhole() {
      return isIntact() && upTo == head;
    }
  }

  /**
   * @param limit after which it stops at the end of a page
   */
  public synchronized Findings verifySlice(Duration limit) {
    var head = log.head().position();
    if (verified.position() >= head) verified = LogPosition.START;
    var end = System.nanoTime() + limit.toNanos();
    try {
      do {
        var alteration = nextPage();
        if (alteration != null) return altered(head, alteration);
      } while (verified.position() < head && System.nanoTime() < end);
      return new Findings(Math.min(verified.position(), head), head, null);
    } catch (LogCorruptedException e) {
      return altered(head, String.valueOf(e.getMessage()));
    }
  }

  /** The next call begins anew, so that it reports the alteration again. */
  private Findings altered(long head, String detail) {
    var upTo = verified.position();
    verified = LogPosition.START;
    return new Findings(upTo, head, detail);
  }

  private @Nullable String nextPage() {
    for (var link : log.chain(verified.position() + 1, PAGE)) {
      if (!link.previousHash().equals(verified.hash()))
        return "position %d followed another hash".formatted(link.position());
      if (!link.holds())
        return "the hash of position %d is not that of its content".formatted(link.position());
      verified = new LogPosition(link.position(), link.hash());
    }
    return null;
  }
}

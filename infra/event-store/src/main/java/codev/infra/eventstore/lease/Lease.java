package codev.infra.eventstore.lease;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The right of this instance to do something for all. It lasts as long as the work shows progress
 * and the database can be reached; after that another instance gets it, with a higher fencing
 * number. The holder asks {@link #isHeld()} before each effect, and stores its position with the
 * number where it must be certain: a store refuses a write under a lower one.
 *
 * <p>Its holder takes it for ended before the database does: the term counts from before the
 * request that renewed it, by a clock that goes on while the process is paused.
 */
public final class Lease {
  private final String name;
  private final long fence;
  private final long trustNanos;
  private final long stallNanos;
  private final Owner owner;
  private volatile long renewedAt;
  private volatile long progressAt;
  private volatile @Nullable Long position;
  private volatile boolean ended;

  /** What gives a lease up for its holder. */
  interface Owner {
    void release(Lease lease);

    void finish(Lease lease);
  }

  /**
   * @param trust how long after a renewal this instance relies on it
   * @param stall how long the work may show no progress and still be renewed
   * @param acquiredAt local time of the request by which it was acquired, in nanoseconds
   */
  Lease(String name, long fence, Duration trust, Duration stall, long acquiredAt, Owner owner) {
    this.name = name;
    this.fence = fence;
    this.trustNanos = trust.toNanos();
    this.stallNanos = stall.toNanos();
    this.owner = owner;
    this.renewedAt = acquiredAt;
    this.progressAt = System.nanoTime();
  }

  public String name() {
    return name;
  }

  /** Rises with each new holder. */
  public long fence() {
    return fence;
  }

  /** The work is alive. */
  public void progress() {
    progressAt = System.nanoTime();
  }

  /** The work is alive and has come to this position of the log. */
  public void progress(long reached) {
    position = reached;
    progress();
  }

  /** Whether an effect is allowed now; once false, it remains so unless it is renewed in time. */
  public boolean isHeld() {
    return !ended && System.nanoTime() - renewedAt < trustNanos;
  }

  /** Gives it up: another instance, or this one, may have it at once. */
  public void release() {
    owner.release(this);
  }

  /** Gives it up since nothing is left to do for any instance. */
  public void finish() {
    owner.finish(this);
  }

  @Nullable Long position() {
    return position;
  }

  /** Whether its work has shown progress lately. */
  boolean isAlive() {
    return System.nanoTime() - progressAt < stallNanos;
  }

  boolean isRenewedBefore(long moment) {
    return renewedAt - moment < 0;
  }

  void noteRenewal(long at) {
    renewedAt = at;
  }

  void end() {
    ended = true;
  }
}

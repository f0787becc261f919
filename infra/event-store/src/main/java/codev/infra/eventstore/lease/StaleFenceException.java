package codev.infra.eventstore.lease;

/**
 * A write under a fencing number that is no longer the highest: another holder has begun since, or
 * the database with the leases was restored from a backup.
 */
public final class StaleFenceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long stored;

  /**
   * @param target was to be written
   * @param fence number under which it was to be written
   * @param stored number that is stored with it
   */
  public StaleFenceException(String target, long fence, long stored) {
    super("%s: fencing number %d is below %d".formatted(target, fence, stored));
    this.stored = stored;
  }

  /** The number that a lease must exceed to write there again. */
  public long stored() {
    return stored;
  }
}

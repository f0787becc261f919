package codev.infra.eventstore;

/**
 * A follower is done, or its place has been taken by another one's: nothing is wrong, and it begins
 * anew by its mark.
 */
public final class ProcessorRestartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For a follower to throw while it takes a batch or tells its mark. */
  public ProcessorRestartException(String why) {
    super(why, null, false, false);
  }
}

package codev.infra.eventstore.log;

/**
 * The connection to the log was lost in the middle of a commit and not restored in time: the commit
 * may be stored or not. A retry with the same ids is safe.
 */
public final class UnknownOutcomeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownOutcomeException(Throwable cause) {
    super("It is unknown whether this is stored: " + cause.getMessage(), cause);
  }
}

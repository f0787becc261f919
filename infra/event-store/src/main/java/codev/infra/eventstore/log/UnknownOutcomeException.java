package codev.infra.eventstore.log;

/**
 * The log went away in the middle of a commit and stayed away: the commit may be stored or not. A
 * retry with the same ids is safe.
 */
public final class UnknownOutcomeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownOutcomeException(Throwable cause) {
    super("It is unknown whether this is stored: " + cause.getMessage(), cause);
  }
}

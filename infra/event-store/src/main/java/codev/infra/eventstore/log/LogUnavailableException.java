package codev.infra.eventstore.log;

/** The log could not be read. */
public final class LogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LogUnavailableException(Throwable cause) {
    super("The log cannot be read: " + cause.getMessage(), cause);
  }
}

package codev.infra.eventstore.log;

/** The log could not be reached or rejected the commit; nothing of it is stored. */
public final class AppendFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AppendFailedException(Throwable cause) {
    super("Not stored: " + cause.getMessage(), cause);
  }
}

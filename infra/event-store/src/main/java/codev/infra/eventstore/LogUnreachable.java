package codev.infra.eventstore;

/** The log could not be read. */
public final class LogUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  LogUnreachable(Throwable cause) {
    super("The log cannot be read: " + cause.getMessage(), cause);
  }
}

package codev.infra.eventstore.log;

/**
 * Something is missing from the log or was changed in it, which is impossible through this service.
 */
public final class LogCorruptedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LogCorruptedException(long position, String what) {
    super("The log is damaged at position %d: %s".formatted(position, what));
  }
}

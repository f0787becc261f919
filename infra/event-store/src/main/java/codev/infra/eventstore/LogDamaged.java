package codev.infra.eventstore;

/**
 * Something is missing from the log or was changed in it, which nobody can do through this service.
 */
public final class LogDamaged extends RuntimeException {
  private static final long serialVersionUID = 1;

  LogDamaged(long position, String what) {
    super("The log is damaged at position %d: %s".formatted(position, what));
  }
}

package codev.infra.eventstore.audit;

/** The first position at which an export is not what the log was. */
final class AlterationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long position;

  AlterationException(long position, String message) {
    super(message);
    this.position = position;
  }

  long position() {
    return position;
  }
}

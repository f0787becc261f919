package codev.infra.eventstore.log;

/** An event is missing from the log or was altered in it, which this service itself cannot do. */
public final class LogCorruptedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long position;

  LogCorruptedException(long position, String detail) {
    super("The log is damaged at position %d: %s".formatted(position, detail));
    this.position = position;
  }

  /** Of the event. */
  public long position() {
    return position;
  }
}

package codev.infra.eventstore.audit;

/** The log does not continue what was signed last: nothing is signed until that is explained. */
public final class LogAlteredException extends RuntimeException {
  private final long position;

  LogAlteredException(long position) {
    super("The log was changed before position %d, where it was signed".formatted(position));
    this.position = position;
  }

  /** Position of the checkpoint that it does not continue. */
  public long position() {
    return position;
  }
}

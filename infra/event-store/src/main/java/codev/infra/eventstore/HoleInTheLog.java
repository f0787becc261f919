package codev.infra.eventstore;

/** Positions are dense by construction; a missing one means that the log has been damaged. */
public final class HoleInTheLog extends RuntimeException {
  private static final long serialVersionUID = 1;

  HoleInTheLog(long expected, long found) {
    super("Expected position %d and found %d: the log is damaged".formatted(expected, found));
  }
}

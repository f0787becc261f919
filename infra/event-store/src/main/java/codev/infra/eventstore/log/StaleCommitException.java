package codev.infra.eventstore.log;

/** The aggregate has newer events: the command has to be handled again on its current state. */
public final class StaleCommitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean isCreation;

  StaleCommitException(Commit commit) {
    super("Event %d of %s is not the next one".formatted(commit.sequence(), commit.aggregate()));
    isCreation = commit.sequence() == 0;
  }

  /** Whether the aggregate was taken for a new one. */
  public boolean creation() {
    return isCreation;
  }
}

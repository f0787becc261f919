package codev.infra.eventstore;

/** Somebody else has meanwhile gone on with the aggregate: decide again on its fresh state. */
public final class StaleCommit extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean creation;

  StaleCommit(Draft first) {
    super(
        "Event %d of %s %s is not the next one"
            .formatted(first.sequence(), first.aggregateType(), first.aggregateId()));
    creation = first.sequence() == 0;
  }

  /** Whether the aggregate was taken for a new one. */
  public boolean creation() {
    return creation;
  }
}

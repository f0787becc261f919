package codev.infra.eventstore.axon;

/** The partition of a message has been assigned to another instance while it was being handled. */
public final class PartitionLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PartitionLostException(MessageOrigin origin) {
    super(
        "the partition of message %d of %s has been assigned to another instance"
            .formatted(origin.position(), origin.source()));
  }
}

package codev.infra.eventstore.axon;

import org.axonframework.serialization.SerializedType;

/** The log has an event that this version of the service does not know: a newer one wrote it. */
public final class UnknownEventTypeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownEventTypeException(SerializedType type) {
    super(
        ("This version does not know the event %s, revision %s. To go on: start the version that"
                + " wrote it")
            .formatted(type.getName(), type.getRevision()));
  }
}

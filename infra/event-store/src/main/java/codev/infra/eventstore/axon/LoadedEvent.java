package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.EventRow;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A row of the log with its event, which is deserialized when it is first accessed.
 *
 * @param messages one, unless an upcaster splits or drops the event
 */
public record LoadedEvent(EventRow row, List<TrackedEventMessage<?>> messages) {
  public long position() {
    return row.position();
  }

  <E> Stream<RecordedEvent<E>> ofKind(Class<E> kind) {
    return messages.stream()
        .filter(message -> kind.isAssignableFrom(message.getPayloadType()))
        .map(
            message ->
                new RecordedEvent<>(
                    kind.cast(message.getPayload()),
                    row.position(),
                    row.aggregate().id(),
                    row.sequence(),
                    row.event().at(),
                    row.hash()));
  }
}

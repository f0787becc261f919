package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.EventRow;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A row of the log with its event, which is deserialized when it is first accessed.
 *
 * @param messages one, unless an upcaster splits or drops the event
 * @param unknown why there are none: today's code does not know the event, which only concerns who
 *     wants it
 * @param traceparent see {@link RecordedEvent}
 */
public record LoadedEvent(
    EventRow row,
    List<TrackedEventMessage<?>> messages,
    @Nullable UnknownEventTypeException unknown,
    @Nullable String traceparent) {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedEvent.class);

  static LoadedEvent of(
      EventRow row, List<TrackedEventMessage<?>> messages, @Nullable String traceparent) {
    return new LoadedEvent(row, List.copyOf(messages), null, traceparent);
  }

  static LoadedEvent unknown(EventRow row, UnknownEventTypeException unknown) {
    return new LoadedEvent(row, List.of(), unknown, null);
  }

  /**
   * Ahead of those who access it; what fails fails again there, if it concerns them.
   *
   * @param kinds of events that will be accessed
   * @return whether it could be
   */
  public boolean deserialize(Collection<Class<?>> kinds) {
    try {
      for (var message : messages)
        if (kinds.stream().anyMatch(kind -> kind.isAssignableFrom(message.getPayloadType())))
          message.getPayload();
      return true;
    } catch (RuntimeException e) {
      LOG.debug("The event at {} cannot be deserialized", position(), e);
      return false;
    }
  }

  public long position() {
    return row.position();
  }

  <E> Stream<RecordedEvent<E>> ofKind(Class<E> kind) {
    if (unknown != null) throw unknown;
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
                    row.hash(),
                    traceparent));
  }
}

package codev.infra.eventrelay;

import codev.infra.eventstore.axon.RecordedEvent;
import java.util.Optional;

/** Decides for each event of a service whether it is published, and as which message. */
public interface MessageMapper<E> {
  /** The topic, e.g. {@code codev.sessions}. */
  String topic();

  Class<E> eventType();

  /** False only for an event of which {@link #map} makes no message; asked without a read. */
  default boolean mayPublish(E event) {
    return true;
  }

  /** Empty: the event is not published. The record's key is the aggregate's id. */
  Optional<OutboundMessage> map(RecordedEvent<E> recorded);
}

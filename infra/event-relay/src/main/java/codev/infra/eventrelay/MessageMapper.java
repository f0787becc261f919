package codev.infra.eventrelay;

import codev.infra.eventstore.RecordedEvent;
import java.util.Optional;

/**
 * A service's decision, event by event, on what leaves it. One bean per service, in its {@code
 * publishing} room.
 */
public interface MessageMapper<E> {
  /** The topic, e.g. {@code codev.sessions}. */
  String topic();

  Class<E> speaksOf();

  /** Empty: this stays here. The record's key is the aggregate's id. */
  Optional<OutboundMessage> of(RecordedEvent<E> recorded);
}

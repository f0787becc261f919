package codev.infra.relay;

import codev.infra.eventstore.Recorded;
import java.util.Optional;

/**
 * A service's decision, event by event, on what leaves it. One bean per service, in its {@code
 * publishing} room.
 */
public interface Speaker<E> {
  /** The topic, e.g. {@code codev.sessions}. */
  String topic();

  Class<E> speaksOf();

  /** Empty: this stays here. The record's key is the aggregate's id. */
  Optional<Published> of(Recorded<E> recorded);
}

package codev.session.persistence;

import codev.infra.eventstore.axon.EventTypes;
import codev.session.domain.SessionEvent;
import codev.session.domain.reference.KnownGroupEvent;
import codev.session.domain.reference.KnownPersonEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Logical names of all event types that this service stores: {@code session.step-opened}, revision
 * 1.
 */
@Configuration
public class EventTypeConfiguration {
  @Bean
  EventTypes eventTypes() {
    return all();
  }

  public static EventTypes all() {
    return EventTypes.of("session", SessionEvent.class)
        .and("group", KnownGroupEvent.class)
        .and("person", KnownPersonEvent.class);
  }
}

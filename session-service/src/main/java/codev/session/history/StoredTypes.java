package codev.session.history;

import codev.infra.eventstore.EventTypes;
import codev.session.domain.GroupEvent;
import codev.session.domain.PersonEvent;
import codev.session.domain.SessionEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Logical names of everything this service stores: {@code session.step-opened}, revision 1. */
@Configuration
public class StoredTypes {
  @Bean
  EventTypes eventTypes() {
    return all();
  }

  public static EventTypes all() {
    return EventTypes.of("session", SessionEvent.class)
        .and("group", GroupEvent.class)
        .and("person", PersonEvent.class);
  }
}

package codev.group.persistence;

import codev.group.domain.GroupEvent;
import codev.infra.email.LegacyEmailDeliveryEvent;
import codev.infra.eventstore.axon.EventTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Declares the logical names of this service's events: {@code GroupFormed} is stored as {@code
 * group.group-formed}.
 */
@Configuration(proxyBeanMethods = false)
public class EventTypeConfiguration {
  @Bean
  static EventTypes eventTypes() {
    return EventTypes.of("group", GroupEvent.class).and("letter", LegacyEmailDeliveryEvent.class);
  }
}

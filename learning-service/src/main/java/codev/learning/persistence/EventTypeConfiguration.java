package codev.learning.persistence;

import codev.infra.email.LegacyEmailDeliveryEvent;
import codev.infra.eventstore.axon.EventTypes;
import codev.learning.domain.LearningEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code ActionCommitted} is kept as {@code learning.action-committed}. */
@Configuration(proxyBeanMethods = false)
public class EventTypeConfiguration {
  public static final EventTypes TYPES =
      EventTypes.of("learning", LearningEvent.class).and("letter", LegacyEmailDeliveryEvent.class);

  @Bean
  EventTypes eventTypes() {
    return TYPES;
  }
}

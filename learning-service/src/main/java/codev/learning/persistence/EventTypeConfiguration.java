package codev.learning.persistence;

import codev.infra.email.LegacyEmailDeliveryEvent;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.web.securityrecord.SecurityFact;
import codev.learning.domain.authority.AuthorityEvent;
import codev.learning.domain.event.LearningServiceEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code ActionCommitted} is kept as {@code learning.action-committed}. */
@Configuration(proxyBeanMethods = false)
public class EventTypeConfiguration {
  @Bean
  public static EventTypes eventTypes() {
    return EventTypes.of("learning", LearningServiceEvent.class)
        .and("authority", AuthorityEvent.class)
        .and("letter", LegacyEmailDeliveryEvent.class)
        .and("security", SecurityFact.class);
  }
}

package codev.group.persistence;

import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.ProgrammeEvent.WelcomeEmailsHeldBack;
import codev.group.domain.event.ProgrammeEvent.WelcomeEmailsReleased;
import codev.infra.email.LegacyEmailDeliveryEvent;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.web.securityrecord.SecurityFact;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Declares the logical names of this service's events: {@code GroupFormed} is stored as {@code
 * group.group-formed}.
 */
@Configuration(proxyBeanMethods = false)
public class EventTypeConfiguration {
  @Bean
  public static EventTypes eventTypes() {
    return EventTypes.of("group", GroupServiceEvent.class)
        .keeping("group.welcomes-held", WelcomeEmailsHeldBack.class)
        .keeping("group.welcomes-released", WelcomeEmailsReleased.class)
        .and("letter", LegacyEmailDeliveryEvent.class)
        .and("security", SecurityFact.class);
  }
}

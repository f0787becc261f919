package codev.session.persistence;

import codev.infra.eventstore.axon.EventTypes;
import codev.infra.web.securityrecord.SecurityFact;
import codev.session.domain.SessionEvent;
import codev.session.domain.accesslog.WordsAccessEvent;
import codev.session.domain.reference.KnownGrantEvent;
import codev.session.domain.reference.KnownGroupEvent;
import codev.session.domain.reference.KnownPersonEvent;
import codev.session.domain.reference.KnownProgrammeEvent;
import codev.session.domain.reference.KnownSubjectEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Logical names of all event types that this service stores: {@code session.step-opened}, revision
 * 1.
 */
@Configuration(proxyBeanMethods = false)
public class EventTypeConfiguration {
  @Bean
  public static EventTypes eventTypes() {
    return EventTypes.of("session", SessionEvent.class)
        .and("group", KnownGroupEvent.class)
        .and("person", KnownPersonEvent.class)
        .and("grant", KnownGrantEvent.class)
        .and("subject", KnownSubjectEvent.class)
        .and("programme", KnownProgrammeEvent.class)
        .and("access", WordsAccessEvent.class)
        .and("security", SecurityFact.class);
  }
}

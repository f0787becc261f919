package codev.group.identity.events;

import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.lease.Leases;
import codev.infra.web.identity.SessionsEndIndex;
import codev.infra.web.identity.SubjectBindings;
import codev.infra.web.security.ResourceServerProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of Keycloak's events, which are read where its address is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountEventsProperties.class)
class AccountEventsConfiguration {
  @Bean
  @ConditionalOnExpression("!'${codev.identity.events.admin:}'.isEmpty()")
  AccountEventsScheduler accountEvents(
      AccountEventsProperties settings,
      CommandSender commands,
      SubjectBindings bindings,
      SessionsEndIndex ends,
      ResourceServerProperties provider,
      InstantSource clock,
      Leases leases,
      MeterRegistry meters) {
    return new AccountEventsScheduler(
        new KeycloakClient(settings),
        () -> new AccountEnds(commands, bindings, ends, provider.recordedIssuer(), clock, meters),
        leases,
        settings.every(),
        meters);
  }
}

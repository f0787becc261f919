package codev.infra.web.securityrecord;

import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.identity.UsernameSpelling;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The record of the security log, in every service that declares its {@link SecurityLogSource}, and
 * what auditors read of it.
 */
@AutoConfiguration(
    afterName = "codev.infra.eventstore.config.EventStoreConfiguration",
    beforeName = "codev.infra.web.WebConfiguration")
@ConditionalOnBean({CommandSender.class, SecurityLogSource.class})
@Import(SecurityRecord.class)
class SecurityRecordConfiguration {
  @Bean
  EventSourcedSecurityFacts securityFacts(
      CommandSender commands, InstantSource clock, ZoneId zone) {
    return new EventSourcedSecurityFacts(commands, clock, zone);
  }

  @Bean
  @ConditionalOnBean(ServiceSecurityLog.class)
  SecurityLogController securityLogApi(
      ServiceSecurityLog log, UsernameSpelling spelling, InstantSource clock, ZoneId zone) {
    return new SecurityLogController(log, spelling, clock, zone);
  }

  @Bean
  @ConditionalOnProperty("codev.security-log.page")
  SecurityLogPageController securityLogPage(
      SecurityLogSource<?> log,
      @Value("${codev.security-log.page}") String path,
      InstantSource clock,
      ZoneId zone) {
    return new SecurityLogPageController(log, path, clock, zone);
  }
}

package codev.infra.web.audittrail;

import codev.infra.eventstore.axon.EventTypes;
import codev.infra.projections.ReadModels;
import codev.infra.web.securitylog.SecurityFacts;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;

/** Who did what, in every service that declares its {@link AuditTrailSource}. */
@AutoConfiguration(
    afterName = "codev.infra.eventstore.config.EventStoreConfiguration",
    beforeName = "codev.infra.web.WebConfiguration")
@ConditionalOnBean(AuditTrailSource.class)
class AuditTrailConfiguration {
  @Bean
  AuditTrail auditTrail(
      ReadModels views,
      AuditTrailSource source,
      EventTypes types,
      ZoneId zone,
      MessageSource texts) {
    return new AuditTrail(views, source, types, zone, texts);
  }

  @Bean
  AuditTrailPageController auditTrailPage(
      AuditTrail trail,
      @Value("${codev.audit.page}") String log,
      InstantSource clock,
      ZoneId zone,
      ObjectProvider<SecurityFacts> facts) {
    return new AuditTrailPageController(trail, log, clock, zone, facts);
  }
}

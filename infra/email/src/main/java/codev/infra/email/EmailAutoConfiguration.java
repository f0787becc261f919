package codev.infra.email;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.lease.Leases;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * E-mail delivery for a service that declares its {@link DueEmailSource}s and has {@link
 * LegacyEmailDeliveryEvent} among its stored event types. Where {@code spring.mail.host} is blank
 * nothing is sent.
 */
@AutoConfiguration(
    afterName = {
      "codev.infra.eventstore.config.EventStoreConfiguration",
      "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration"
    })
@EnableConfigurationProperties({EmailProperties.class, MailServerProperties.class})
class EmailAutoConfiguration {
  @Bean
  EmailPreviews emailPreviews(MessageSource messages, EmailProperties properties) {
    return new EmailPreviews(new EmailRenderer(messages, properties));
  }

  @Bean
  RefusedAddresses refusedAddresses(ObjectProvider<EmailDeliveryStore> deliveries) {
    return new RefusedAddresses(() -> Optional.ofNullable(deliveries.getIfAvailable()));
  }

  @Bean
  SentEmails sentEmails(ObjectProvider<EmailDeliveryStore> deliveries) {
    return new SentEmails(() -> Optional.ofNullable(deliveries.getIfAvailable()));
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnExpression("!'${spring.mail.host:}'.isBlank()")
  static class SendingConfiguration {
    @Bean
    EmailDeliveryStore emailOutbox(
        DataSource dataSource,
        EventReader events,
        EventTypes types,
        ObjectProvider<DueEmailSource> sources) {
      return new EmailDeliveryStore(
          dataSource, new LegacyEmailDeliveries(events, types), sources.orderedStream().toList());
    }

    @Bean
    EmailDispatcher emailDispatcher(
        ObjectProvider<DueEmailSource> sources,
        EmailDeliveryStore deliveries,
        JavaMailSenderImpl sender,
        MessageSource messages,
        EmailProperties properties,
        MailServerProperties server,
        ObjectProvider<MeterRegistry> meters) {
      server.demandEncryption(sender);
      return new EmailDispatcher(
          sources.orderedStream().toList(),
          deliveries,
          new SmtpSender(sender, new EmailRenderer(messages, properties), properties.from()),
          properties.kept(),
          meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    EmailDispatchScheduler emailSchedule(
        EmailDispatcher dispatcher,
        Leases leases,
        EmailProperties properties,
        ObjectProvider<Clock> clock) {
      return new EmailDispatchScheduler(
          dispatcher, leases, properties.every(), clock.getIfAvailable(Clock::systemUTC));
    }
  }
}

package codev.infra.email;

import codev.infra.eventstore.CommandSender;
import codev.infra.letters.Envelope;
import codev.infra.letters.LetterCard;
import codev.infra.projections.Views;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Gives a service its letters. The service declares its {@link EmailSource}s and adds {@link
 * EmailDeliveryEvent} to the names of its log. Where {@code spring.mail.host} is blank nothing is
 * sent.
 */
@AutoConfiguration(
    afterName = {
      "codev.infra.projections.ProjectionsConfiguration",
      "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration"
    },
    beforeName = "org.axonframework.springboot.autoconfig.AxonAutoConfiguration")
@EnableConfigurationProperties(EmailProperties.class)
@Import(Envelope.class)
class EmailAutoConfiguration {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnExpression("!'${spring.mail.host:}'.isBlank()")
  static class Sending {
    @Bean
    EmailDispatcher clerk(
        ObjectProvider<EmailSource> occasions,
        Views views,
        CommandSender commands,
        JavaMailSenderImpl sender,
        MessageSource sentences,
        EmailProperties settings,
        ObjectProvider<MeterRegistry> meters) {
      return new EmailDispatcher(
          occasions.orderedStream().toList(),
          views.project(new LetterCard.Cards()),
          commands,
          new SmtpSender(sender, new EmailRenderer(sentences, settings), settings.from()),
          meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    EmailSchedule rounds(
        EmailDispatcher clerk, EmailProperties settings, ObjectProvider<Clock> clock) {
      return new EmailSchedule(clerk, settings.every(), clock.getIfAvailable(Clock::systemUTC));
    }
  }
}

package codev.infra.letters;

import codev.infra.eventstore.Commands;
import codev.infra.views.Views;
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
 * Gives a service its letters. The service declares its {@link Occasion}s and adds {@link
 * LetterEvent} to the names of its log. Where {@code spring.mail.host} is blank nothing is sent.
 */
@AutoConfiguration(
    afterName = {
      "codev.infra.views.ViewsAutoConfiguration",
      "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration"
    },
    beforeName = "org.axonframework.springboot.autoconfig.AxonAutoConfiguration")
@EnableConfigurationProperties(LettersSettings.class)
@Import(Envelope.class)
class LettersAutoConfiguration {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnExpression("!'${spring.mail.host:}'.isBlank()")
  static class Sending {
    @Bean
    Clerk clerk(
        ObjectProvider<Occasion> occasions,
        Views views,
        Commands commands,
        JavaMailSenderImpl sender,
        MessageSource sentences,
        LettersSettings settings,
        ObjectProvider<MeterRegistry> meters) {
      return new Clerk(
          occasions.orderedStream().toList(),
          views.project(new LetterCard.Cards()),
          commands,
          new Post(sender, new Stationery(sentences, settings), settings.from()),
          meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    Rounds rounds(Clerk clerk, LettersSettings settings, ObjectProvider<Clock> clock) {
      return new Rounds(clerk, settings.every(), clock.getIfAvailable(Clock::systemUTC));
    }
  }
}

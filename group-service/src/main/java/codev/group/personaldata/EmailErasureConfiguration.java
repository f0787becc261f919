package codev.group.personaldata;

import codev.group.domain.event.PersonEvent.PersonErased;
import codev.infra.email.SentEmails;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.WholeLogProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EmailErasureConfiguration {
  /** Removes which e-mails were sent to people who have been erased, or about them. */
  @Bean
  EventProcessor<PersonErased> emailErasures(SentEmails emails) {
    return new WholeLogProcessor<>(
        "email-erasures",
        PersonErased.class,
        batch ->
            emails.forget(
                batch.stream().map(recorded -> recorded.event().person().value()).toList()));
  }
}

package codev.learning.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.email.SentEmails;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.WholeLogProcessor;
import codev.learning.domain.event.PersonEvent.PersonErased;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What follows from the erasure of a person. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {
  /**
   * Destroys the key of every person recorded as erased, even if the request that recorded it
   * failed afterwards, or the key vault was brought back from a backup.
   */
  @Bean
  EventProcessor<PersonErased> keyErasures(TextEncryption encryption) {
    return new WholeLogProcessor<>(
        "erasures",
        PersonErased.class,
        batch -> batch.forEach(recorded -> encryption.erase(recorded.event().person().value())));
  }

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

package codev.session.persistence;

import static codev.infra.personaldata.SealedData.ACCOUNTS;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.personaldata.SealedField;
import codev.infra.personaldata.SealedFields;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What identifies a person in this service's events, and is encrypted in the log; and in messages
 * of earlier versions that are dead letters.
 */
@Configuration(proxyBeanMethods = false)
class SealedEventsConfiguration {
  @Bean
  static SealedFields sealedEvents(TextEncryption encryption) {
    var ofEvents =
        List.of(
            SealedField.ofPerson("person.person-named", "name").orUsername(),
            SealedField.ofNobody("subject.subject-noted", "subject", ACCOUNTS, "person"));
    return SealedFields.of(encryption, ofEvents, SealedField.ofEarlierMessages());
  }
}

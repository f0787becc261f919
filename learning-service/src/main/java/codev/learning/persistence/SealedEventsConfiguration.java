package codev.learning.persistence;

import static codev.infra.personaldata.SealedData.ACCOUNTS;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.personaldata.SealedField;
import codev.infra.personaldata.SealedFields;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What identifies a person in this service's events, and is encrypted in the log; and in messages
 * of earlier versions that are dead letters.
 */
@Configuration(proxyBeanMethods = false)
class SealedEventsConfiguration {
  /**
   * Of no person: anonymity sets are formed by workplace. Without that of an erased person they
   * would be formed anew of other people, and what has changed would disclose answers.
   */
  private static final String WORKPLACES = "workplaces of people";

  @Bean
  static SealedFields sealedEvents(TextEncryption encryption) {
    var ofEvents =
        List.of(
            SealedField.ofPerson("learning.contact-noted", "contact")
                .orUsernameIn("displayName", Map.of("reminders", false)),
            SealedField.ofNobody("learning.person-noted", "unit", WORKPLACES, "person"),
            SealedField.ofNobody("learning.person-noted", "site", WORKPLACES, "person"),
            SealedField.ofNobody("authority.subject-noted", "subject", ACCOUNTS, "person"));
    return SealedFields.of(encryption, ofEvents, SealedField.ofEarlierMessages());
  }
}

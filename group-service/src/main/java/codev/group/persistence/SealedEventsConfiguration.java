package codev.group.persistence;

import static codev.infra.personaldata.SealedData.ACCOUNTS;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.personaldata.SealedField;
import codev.infra.personaldata.SealedFields;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What identifies a person in this service's events, and is encrypted in the log: profile, contact,
 * former e-mail address, account at the identity provider, id in the system that provisions the
 * directory, and who signs for the provider of a training.
 */
@Configuration(proxyBeanMethods = false)
class SealedEventsConfiguration {
  /** Of no person here: who signs is nobody whom the directory knows. */
  private static final String SIGNATORIES = "signatories of trainings";

  @Bean
  static SealedFields sealedEvents(TextEncryption encryption) {
    return new SealedFields(
        encryption,
        List.of(
            SealedField.ofPerson("group.person-registered", "profile")
                .orUsernameIn("displayName", Map.of()),
            SealedField.ofPerson("group.profile-changed", "profile")
                .orUsernameIn("displayName", Map.of()),
            SealedField.ofPerson("group.contact-changed", "contact")
                .orUsernameIn("displayName", Map.of("reminders", false)),
            SealedField.ofPerson("group.email-address-changed", "former"),
            SealedField.ofPerson("group.external-id-changed", "externalId"),
            SealedField.ofNobody("group.subject-bound", "subject", ACCOUNTS, "person"),
            SealedField.ofNobody("group.subject-refused", "subject", ACCOUNTS, "person"),
            SealedField.ofNobody("group.subject-assigned", "subject", ACCOUNTS, "person"),
            SealedField.ofNobody("group.subject-released", "subject", ACCOUNTS, "person"),
            SealedField.ofNobody("group.training-described", "training", SIGNATORIES, "programme")));
  }
}

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
 * former e-mail address, days of absence, qualification to facilitate, account at the identity
 * provider, id in the system that provisions the directory, who answers to whom, and who signs for
 * the provider of a training. So are the texts in these events that no author's key encrypts
 * already: the wording of a charter and of the welcome.
 *
 * <p>In clear are user names, ids, dates, states and numbers, what a programme, a group or a
 * template is called or consists of, and where sessions are held.
 */
@Configuration(proxyBeanMethods = false)
class SealedEventsConfiguration {
  /** Of no person here: who signs is nobody whom the directory knows. */
  private static final String SIGNATORIES = "signatories of trainings";

  /** Of no person: members have accepted a charter, whoever worded it, and go on being welcomed. */
  private static final String WORDINGS = "wordings of groups";

  /** In the place of the days of absence of an erased person: an absence has to have days. */
  private static final String NO_DAYS = "{\"from\":\"1970-01-01\",\"until\":\"1970-01-01\"}";

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
            SealedField.ofPerson("group.absence-declared", "absence").orJson(NO_DAYS),
            SealedField.ofPerson("group.absence-withdrawn", "absence").orJson(NO_DAYS),
            SealedField.ofPerson("group.facilitator-enlisted", "qualification")
                .of(SealedField.Owner.named("facilitator"))
                .orJson("{}"),
            SealedField.ofEach("group.members-reviewed", "subordinations", "member", "group")
                .orUsernameIn(List.of("member", "manager")),
            SealedField.ofNobody("group.charter-worded", "promises", WORDINGS, "group"),
            SealedField.ofNobody("group.welcome-worded", "why", WORDINGS, "programme"),
            SealedField.ofNobody("group.subject-bound", "subject", ACCOUNTS, "person"),
            SealedField.ofNobody("group.subject-refused", "subject", ACCOUNTS, "person"),
            SealedField.ofNobody("group.subject-assigned", "subject", ACCOUNTS, "person"),
            SealedField.ofNobody("group.subject-released", "subject", ACCOUNTS, "person"),
            SealedField.ofNobody(
                "group.training-described", "training", SIGNATORIES, "programme")));
  }
}

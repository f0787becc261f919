package codev.group.personaldata;

import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.person.EncryptedText;
import codev.infra.email.EmailDelivery;
import codev.infra.email.SentEmails;
import codev.infra.personaldata.PersonalDataExporter;
import codev.infra.personaldata.PersonalDataSources;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securitylog.SecurityFacts;
import java.util.Map;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint that exports all that this service holds on a person, to that person only. */
@RestController
@Import(PersonalDataSources.class)
@RequiredAccess(AccessPolicy.SIGNED_IN)
public class PersonalDataExportController {
  private final PersonalDataExporter<GroupServiceEvent> exporter;
  private final SentEmails emails;
  private final SecurityFacts security;

  PersonalDataExportController(
      PersonalDataSources source, SentEmails emails, SecurityFacts security) {
    this.emails = emails;
    this.security = security;
    exporter =
        new PersonalDataExporter<>(
            source,
            GroupServiceEvent.class,
            PersonalDataSelection::concerned,
            PersonalDataSelection::concerns,
            EncryptedText.class,
            EncryptedText::sealed);
  }

  @GetMapping("/api/groups/me/export")
  PersonalDataExporter.Export export(CurrentUser user) {
    var emailFacts = emails.to(user.username()).stream().map(this::fact);
    var exported = exporter.of(user.username()).and(emailFacts);
    security.exported(user.username(), ExportKind.PERSONAL_DATA, null);
    return exported;
  }

  /** Of an e-mail its id is kept, never its text. */
  private PersonalDataExporter.Fact fact(EmailDelivery email) {
    var messageKey = email.isRefused() ? "email.refused" : "email.sent";
    return exporter.fact(email.id().value(), email.at(), messageKey, Map.of());
  }
}

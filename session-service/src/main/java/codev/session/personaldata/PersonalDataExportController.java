package codev.session.personaldata;

import codev.infra.personaldata.PersonalDataExporter;
import codev.infra.personaldata.PersonalDataSources;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securitylog.SecurityFacts;
import codev.session.accesslog.SessionReadersQueries;
import codev.session.accesslog.SessionReadersQueries.OpenedWords;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.FileAttached;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.Username;
import java.util.Optional;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** JSON: all that this service stores about a person, for that person only. */
@RestController
@Import(PersonalDataSources.class)
@RequiredAccess(AccessPolicy.SIGNED_IN)
public class PersonalDataExportController {
  private final PersonalDataExporter<SessionEvent> exporter;
  private final SessionReadersQueries readers;
  private final SecurityFacts security;

  PersonalDataExportController(
      PersonalDataSources source, SessionReadersQueries readers, SecurityFacts security) {
    this.readers = readers;
    this.security = security;
    exporter =
        new PersonalDataExporter<>(
            source,
            SessionEvent.class,
            PersonalDataSelection::introducedBy,
            PersonalDataSelection::concerns,
            EncryptedText.class,
            EncryptedText::sealed,
            PersonalDataExportController::fileOf);
  }

  private static Optional<String> fileOf(SessionEvent event) {
    return event instanceof FileAttached e
        ? Optional.of(
            "/api/sessions/me/attachments/%s/%s/%s"
                .formatted(e.session(), e.entry(), e.attachment().digest()))
        : Optional.empty();
  }

  @GetMapping("/api/sessions/me/export")
  PersonalDataExporter.Export export(CurrentUser user) {
    var export = exporter.of(user.username());
    var opened = readers.openedByOthers(new Username(user.username())).stream();
    var exported = export.and(opened.map(this::fact));
    security.exported(user.username(), ExportKind.PERSONAL_DATA, null);
    return exported;
  }

  private PersonalDataExporter.Fact fact(OpenedWords opened) {
    return exporter.fact(opened.session().toString(), opened.at(), "access.words-opened", opened);
  }
}

package codev.session.personaldata;

import codev.infra.personaldata.PersonalDataExport;
import codev.infra.personaldata.PersonalDataExportContext;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent;
import codev.session.domain.value.EncryptedText;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** JSON: all that this service stores about a person, for that person only. */
@RestController
@Import(PersonalDataExportContext.class)
public class PersonalDataExportController {
  private final PersonalDataExport<SessionEvent> mine;

  PersonalDataExportController(PersonalDataExportContext source) {
    mine =
        new PersonalDataExport<>(
            source,
            SessionEvent.class,
            PersonalDataSelection::introducedBy,
            PersonalDataSelection::concerns,
            EncryptedText.class,
            EncryptedText::sealed);
  }

  @GetMapping("/api/sessions/me/export")
  PersonalDataExport.Export export(CurrentUser who) {
    return mine.of(who.username());
  }
}

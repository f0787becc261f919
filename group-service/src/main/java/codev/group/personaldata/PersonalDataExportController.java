package codev.group.personaldata;

import codev.group.domain.EncryptedText;
import codev.group.domain.GroupEvent;
import codev.infra.personaldata.PersonalDataExport;
import codev.infra.personaldata.PersonalDataExportContext;
import codev.infra.web.security.CurrentUser;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint that exports all that this service holds on a person, to that person only. */
@RestController
@Import(PersonalDataExportContext.class)
public class PersonalDataExportController {
  private final PersonalDataExport<GroupEvent> mine;

  PersonalDataExportController(PersonalDataExportContext source) {
    mine =
        new PersonalDataExport<>(
            source,
            GroupEvent.class,
            PersonalDataSelection::concerned,
            PersonalDataSelection::concerns,
            EncryptedText.class,
            EncryptedText::sealed);
  }

  @GetMapping("/api/groups/me/export")
  PersonalDataExport.Export export(CurrentUser who) {
    return mine.of(who.username());
  }
}

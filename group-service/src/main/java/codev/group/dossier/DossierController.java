package codev.group.dossier;

import codev.group.domain.programme.ProgrammeId;
import codev.group.evidence.ProgrammeExportLog;
import codev.group.group.GroupQueries;
import codev.group.programme.ProgrammeQueries;
import codev.group.retention.RetentionQueries;
import codev.infra.web.FileDownload;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint of a programme's data protection dossier. */
@RestController
record DossierController(
    ProgrammeQueries programmeQueries,
    GroupQueries groupQueries,
    RetentionQueries retentionQueries,
    DossierPdf dossierPdf,
    ProgrammeExportLog exports) {
  /**
   * Which personal data of the programme are kept, why, who receives them, for how long, and how
   * they are protected, with the values of the running settings.
   */
  @RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
  @GetMapping(path = "/api/programmes/{id}/dossier.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> dossier(@PathVariable UUID id, CurrentUser user, Locale language) {
    var programme = programmeQueries.programme(new ProgrammeId(id), user);
    exports.add(ExportKind.DATA_PROTECTION_DOSSIER, programme.id(), user);
    return FileDownload.named(dossierPdf.fileName(language))
        .body(
            dossierPdf.of(
                programme,
                groupQueries.groups(programme.id(), user),
                retentionQueries.ofProgramme(programme.id(), programme.settings().endsOn()),
                language));
  }
}

package codev.group.evidence;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint of a person's certificate. */
@RestController
class CertificateController {
  private final ProgrammeQueries programmeQueries;
  private final DirectoryQueries directory;
  private final ParticipationQueries participations;
  private final CertificatePdf certificatePdf;
  private final EvidenceFileNames fileNames;
  private final UsernameSpelling spelling;

  CertificateController(
      ProgrammeQueries programmeQueries,
      DirectoryQueries directory,
      ParticipationQueries participations,
      CertificatePdf certificatePdf,
      EvidenceFileNames fileNames,
      UsernameSpelling spelling) {
    this.programmeQueries = programmeQueries;
    this.directory = directory;
    this.participations = participations;
    this.certificatePdf = certificatePdf;
    this.fileNames = fileNames;
    this.spelling = spelling;
  }

  /** A person's certificate of attendance of a programme, to be signed by its provider. */
  @RequiredAccess(AccessPolicy.CERTIFICATE_READER)
  @GetMapping(
      path = "/api/programmes/{id}/people/{username}/certificate.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> certificate(
      @PathVariable UUID id, @PathVariable String username, Locale language) {
    var programme = new ProgrammeId(id);
    var participation = participations.of(new Username(spelling.of(username)), programme);
    var names = directory.names(List.of(participation.person()));
    var view = programmeQueries.programme(programme);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\""
                .formatted(
                    fileNames.certificate(
                        names.of(participation.person()), participation.to(), language)))
        .body(certificatePdf.of(participation, view.settings(), view.training(), names, language));
  }
}

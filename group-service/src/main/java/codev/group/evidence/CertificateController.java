package codev.group.evidence;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.evidence.proof.DocumentProof;
import codev.group.evidence.proof.DocumentProofs;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.audit.CommitProofs;
import codev.infra.web.FileDownload;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of a person's certificate, and of the proof of what it rests on. */
@RestController
record CertificateController(
    ProgrammeQueries programmeQueries,
    GroupQueries groupQueries,
    DirectoryQueries directory,
    ParticipationQueries participations,
    CertificatePdf certificatePdf,
    EvidenceFileNames fileNames,
    DocumentProofs proofs,
    ProgrammeExportLog exports,
    UsernameSpelling spelling) {
  /** A person's certificate of attendance of a programme, to be signed by its provider. */
  @RequiredAccess(AccessPolicy.CERTIFICATE_READER)
  @GetMapping(
      path = "/api/programmes/{id}/people/{username}/certificate.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> certificate(
      @PathVariable UUID id, @PathVariable String username, CurrentUser user, Locale language) {
    var programme = new ProgrammeId(id);
    var participation = participations.of(new Username(spelling.of(username)), programme);
    record(ExportKind.CERTIFICATE, participation, programme, user);
    var names = directory.names(List.of(participation.person()));
    var view = programmeQueries.programme(programme);
    var person = names.of(participation.person());
    return FileDownload.named(fileNames.certificate(person, participation.to(), language))
        .body(
            certificatePdf.of(
                participation,
                view.settings(),
                view.training(),
                names,
                proof(participation, programme).orElse(null),
                language));
  }

  /**
   * The entries of the log on which the certificate rests, with the proof that the signed log has
   * them: a file that {@code ./codev verify-audit} takes.
   */
  @RequiredAccess(AccessPolicy.CERTIFICATE_READER)
  @GetMapping(
      path = "/api/programmes/{id}/people/{username}/certificate.proof",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CommitProofs> proof(
      @PathVariable UUID id, @PathVariable String username, CurrentUser user, Locale language) {
    var programme = new ProgrammeId(id);
    var participation = participations.of(new Username(spelling.of(username)), programme);
    var proof = proof(participation, programme).orElseThrow(RefusedException::notFound);
    record(ExportKind.CERTIFICATE_PROOF, participation, programme, user);
    var person = directory.names(List.of(participation.person())).of(participation.person());
    var document = fileNames.certificate(person, participation.to(), language);
    return FileDownload.named(fileNames.proof(document)).body(proof.file(document));
  }

  /** One's own certificate is no disclosure of another person's data. */
  private void record(
      ExportKind kind, Participation participation, ProgrammeId programme, CurrentUser user) {
    if (!participation.person().value().equals(user.username())) exports.add(kind, programme, user);
  }

  private Optional<DocumentProof> proof(Participation participation, ProgrammeId programme) {
    var attended = participation.begins().keySet();
    var groups =
        groupQueries.groupsOf(programme).stream()
            .filter(
                group -> attended.stream().anyMatch(id -> group.sessions().find(id).isPresent()))
            .map(GroupView::id)
            .toList();
    return proofs
        .of(groups)
        .map(sessions -> sessions.ofCertificate(participation.person(), attended));
  }
}

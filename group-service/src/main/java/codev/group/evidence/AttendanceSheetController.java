package codev.group.evidence;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.evidence.proof.DocumentProof;
import codev.group.evidence.proof.DocumentProofs;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.audit.CommitProofs;
import codev.infra.web.FileDownload;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
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

/** HTTP endpoints of the attendance sheet of a session, and of the proof of what it rests on. */
@RestController
record AttendanceSheetController(
    GroupQueries groupQueries,
    ProgrammeQueries programmeQueries,
    DirectoryQueries directory,
    AttendanceSheetQueries sheets,
    AttendanceSheetPdf sheetPdf,
    EvidenceFileNames fileNames,
    DocumentProofs proofs,
    ProgrammeExportLog exports) {
  /** Who was there and signed, half-day by half-day. */
  @RequiredAccess(AccessPolicy.ATTENDANCE_SHEET_READER)
  @GetMapping(
      path = "/api/groups/{id}/sessions/{sessionId}/attendance.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> attendance(
      @PathVariable UUID id, @PathVariable UUID sessionId, CurrentUser user, Locale language) {
    var group = groupQueries.group(new GroupId(id));
    var sheet =
        sheets.find(group, new SessionId(sessionId)).orElseThrow(RefusedException::notFound);
    exports.add(ExportKind.ATTENDANCE_SHEET, group.programmeId(), user);
    var programme = programmeQueries.programme(group.programmeId());
    return FileDownload.named(fileNames.attendanceSheet(group.name(), sheet.begins(), language))
        .body(
            sheetPdf.of(
                sheet,
                programme.training(),
                programme.settings().name(),
                group.name(),
                directory.names(sheet.people()),
                proof(group, sheet).orElse(null),
                language));
  }

  /**
   * The entries of the log on which the sheet rests, with the proof that the signed log has them: a
   * file that {@code ./codev verify-audit} takes.
   */
  @RequiredAccess(AccessPolicy.ATTENDANCE_SHEET_READER)
  @GetMapping(
      path = "/api/groups/{id}/sessions/{sessionId}/attendance.proof",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CommitProofs> proof(
      @PathVariable UUID id, @PathVariable UUID sessionId, CurrentUser user, Locale language) {
    var group = groupQueries.group(new GroupId(id));
    var sheet =
        sheets.find(group, new SessionId(sessionId)).orElseThrow(RefusedException::notFound);
    var proof = proof(group, sheet).orElseThrow(RefusedException::notFound);
    exports.add(ExportKind.ATTENDANCE_PROOF, group.programmeId(), user);
    var document = fileNames.attendanceSheet(group.name(), sheet.begins(), language);
    return FileDownload.named(fileNames.proof(document)).body(proof.file(document));
  }

  private Optional<DocumentProof> proof(GroupView group, AttendanceSheet sheet) {
    return proofs.of(List.of(group.id())).map(sessions -> sessions.ofSheet(sheet.session().id()));
  }
}

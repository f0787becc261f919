package codev.group.evidence;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.group.GroupQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint of the attendance sheet of a session. */
@RestController
class AttendanceSheetController {
  private final GroupQueries groupQueries;
  private final ProgrammeQueries programmeQueries;
  private final DirectoryQueries directory;
  private final AttendanceSheetQueries sheets;
  private final AttendanceSheetPdf sheetPdf;
  private final EvidenceFileNames fileNames;

  AttendanceSheetController(
      GroupQueries groupQueries,
      ProgrammeQueries programmeQueries,
      DirectoryQueries directory,
      AttendanceSheetQueries sheets,
      AttendanceSheetPdf sheetPdf,
      EvidenceFileNames fileNames) {
    this.groupQueries = groupQueries;
    this.programmeQueries = programmeQueries;
    this.directory = directory;
    this.sheets = sheets;
    this.sheetPdf = sheetPdf;
    this.fileNames = fileNames;
  }

  /** Who was there and signed, half-day by half-day. */
  @RequiredAccess(AccessPolicy.ATTENDANCE_SHEET_READER)
  @GetMapping(
      path = "/api/groups/{id}/sessions/{sessionId}/attendance.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> attendance(
      @PathVariable UUID id, @PathVariable UUID sessionId, Locale language) {
    var group = groupQueries.group(new GroupId(id));
    var sheet =
        sheets.find(group, new SessionId(sessionId)).orElseThrow(RefusedException::notFound);
    var programme = programmeQueries.programme(group.programmeId());
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\""
                .formatted(fileNames.attendanceSheet(group.name(), sheet.begins(), language)))
        .body(
            sheetPdf.of(
                sheet,
                programme.training(),
                programme.settings().name(),
                group.name(),
                directory.names(sheet.people()),
                language));
  }
}

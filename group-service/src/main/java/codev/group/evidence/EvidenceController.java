package codev.group.evidence;

import codev.group.authority.ProgrammeAccess;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.FileDownload;
import codev.infra.web.SpreadsheetCsv;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of a programme's evidence: its index, and all of it. */
@RestController
@EnableConfigurationProperties(TrainingProviderProperties.class)
record EvidenceController(
    ProgrammeQueries programmeQueries,
    ProgrammeAccess access,
    EvidenceCollector collector,
    EvidenceCsv evidenceCsv,
    EvidenceArchive evidenceArchive,
    EvidenceFileNames fileNames,
    ProgrammeExportLog exports) {
  private static final String ZIP = "application/zip";

  /**
   * What an auditor of the provider's quality asks for: indicators 2, 11 and 30 of Qualiopi.
   *
   * @param layout for programs, or for a spreadsheet
   */
  @RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
  @GetMapping(path = "/api/programmes/{id}/evidence.csv", produces = "text/csv")
  ResponseEntity<String> evidence(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "STANDARD") SpreadsheetCsv.Layout layout,
      CurrentUser user,
      Locale language) {
    var programme = programmeQueries.programme(new ProgrammeId(id), user).id();
    exports.add(ExportKind.EVIDENCE_INDEX, programme, user);
    return FileDownload.csv("evidence.csv")
        .body(
            evidenceCsv.of(
                collector.of(programme), layout, access.mayManage(user, programme), language));
  }

  /**
   * All of it in one file: the index, each attendance sheet, and for the programme's manager each
   * certificate.
   */
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
  @RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
  @GetMapping(path = "/api/programmes/{id}/evidence.zip", produces = ZIP)
  void archive(
      @PathVariable UUID id, CurrentUser user, Locale language, HttpServletResponse response)
      throws IOException {
    var programme = programmeQueries.programme(new ProgrammeId(id), user);
    exports.add(ExportKind.EVIDENCE_ARCHIVE, programme.id(), user);
    var name = fileNames.archive(programme.settings().name(), language);
    response.setContentType(ZIP);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name));
    evidenceArchive.write(
        programme, access.mayManage(user, programme.id()), language, response.getOutputStream());
  }
}

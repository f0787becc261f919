package codev.group.evidence;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of evidence documents, for the people responsible for them. */
@RestController
@EnableConfigurationProperties(TrainingProviderProperties.class)
class EvidenceController {
  private final GroupQueries groupQueries;
  private final ProgrammeQueries programmeQueries;
  private final DirectoryQueries directory;
  private final AttendanceSheetQueries sheets;
  private final ParticipationQueries participations;
  private final AttendanceSheetPdf document;
  private final CertificatePdf certificate;
  private final EvidenceCollector pieces;
  private final EvidenceCsv table;

  EvidenceController(
      GroupQueries groupQueries,
      ProgrammeQueries programmeQueries,
      DirectoryQueries directory,
      AttendanceSheetQueries sheets,
      ParticipationQueries participations,
      AttendanceSheetPdf document,
      CertificatePdf certificate,
      EvidenceCollector pieces,
      EvidenceCsv table) {
    this.groupQueries = groupQueries;
    this.programmeQueries = programmeQueries;
    this.directory = directory;
    this.sheets = sheets;
    this.participations = participations;
    this.document = document;
    this.certificate = certificate;
    this.pieces = pieces;
    this.table = table;
  }

  /** Who was there and signed, half-day by half-day. */
  @GetMapping(
      path = "/api/groups/{id}/sessions/{sessionId}/attendance.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> attendance(
      @PathVariable UUID id, @PathVariable UUID sessionId, CurrentUser who, Locale language) {
    var group = groupQueries.group(new GroupId(id));
    var sheet =
        group
            .sessions()
            .find(new SessionId(sessionId))
            .map(meeting -> sheets.of(group, meeting))
            .filter(found -> group.isVisibleTo(who) || isLedBy(found, who))
            .orElseThrow(RefusedException::notFound);
    mustAnswerFor(group, sheet, who);
    var people =
        Stream.concat(sheet.leading().stream(), sheet.lines().stream())
            .map(AttendanceSheet.Line::person)
            .distinct()
            .toList();
    var programme = programmeQueries.programme(group.programmeId());
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attendance.pdf\"")
        .body(
            document.of(
                sheet,
                programme.training(),
                programme.frame().name(),
                group.name(),
                directory.names(people),
                language));
  }

  /** A person's certificate of attendance of a programme, to be signed by its provider. */
  @GetMapping(
      path = "/api/programmes/{id}/people/{username}/certificate.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> certificate(
      @PathVariable UUID id, @PathVariable String username, CurrentUser who, Locale language) {
    var programme = new ProgrammeId(id);
    var participation = participations.of(new Username(username), programme, who);
    var names = directory.names(List.of(participation.person()));
    var card = programmeQueries.programme(programme);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"certificate.pdf\"")
        .body(certificate.of(participation, card.frame(), card.training(), names, language));
  }

  /** What an auditor of the provider's quality asks for: indicators 2, 11 and 30 of Qualiopi. */
  @GetMapping(path = "/api/programmes/{id}/evidence.csv", produces = "text/csv")
  ResponseEntity<String> evidence(@PathVariable UUID id, CurrentUser who, Locale language) {
    var programme = programmeQueries.programme(new ProgrammeId(id), who).id();
    who.mustBe(UserRole.MANAGER, UserRole.AUDITOR);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evidence.csv\"")
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(table.of(pieces.of(programme), language));
  }

  /** The facilitator of a session may read its sheet, also afterwards. */
  private static void mustAnswerFor(GroupView group, AttendanceSheet sheet, CurrentUser who) {
    boolean leads = group.isFacilitatedBy(who) || isLedBy(sheet, who);
    if (!leads && !who.is(UserRole.MANAGER) && !who.is(UserRole.AUDITOR))
      throw RefusedException.forbidden();
  }

  private static boolean isLedBy(AttendanceSheet sheet, CurrentUser who) {
    return sheet.isLedBy(new Username(who.username()));
  }
}

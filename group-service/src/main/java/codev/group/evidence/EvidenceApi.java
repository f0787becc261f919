package codev.group.evidence;

import codev.group.directory.Directory;
import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.domain.Username;
import codev.group.roster.GroupCard;
import codev.group.roster.Roster;
import codev.infra.pages.Declined;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
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

/** Proofs as documents, for those who answer for them. */
@RestController
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceApi {
  private final Roster roster;
  private final Directory directory;
  private final Sheets sheets;
  private final AttendanceSheet document;

  EvidenceApi(Roster roster, Directory directory, Sheets sheets, AttendanceSheet document) {
    this.roster = roster;
    this.directory = directory;
    this.sheets = sheets;
    this.document = document;
  }

  /** Who was there and signed, half-day by half-day. */
  @GetMapping(
      path = "/api/groups/{id}/sessions/{sessionId}/attendance.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> attendance(
      @PathVariable UUID id, @PathVariable UUID sessionId, Who who, Locale language) {
    var group = roster.group(new GroupId(id));
    var sheet =
        group
            .sessions()
            .find(new SessionId(sessionId))
            .map(meeting -> sheets.of(group, meeting))
            .filter(found -> group.isVisibleTo(who) || isLedBy(found, who))
            .orElseThrow(Declined::notFound);
    mustAnswerFor(group, sheet, who);
    var people =
        Stream.concat(sheet.leading().stream(), sheet.lines().stream())
            .map(Sheet.Line::person)
            .distinct()
            .toList();
    var programme = roster.programme(group.programmeId()).frame().name();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attendance.pdf\"")
        .body(document.of(sheet, programme, group.name(), directory.names(people), language));
  }

  /** Whoever led a session answers for its sheet, also afterwards. */
  private static void mustAnswerFor(GroupCard group, Sheet sheet, Who who) {
    boolean leads = group.isFacilitatedBy(who) || isLedBy(sheet, who);
    if (!leads && !who.is(Role.MANAGER) && !who.is(Role.AUDITOR)) throw Declined.forbidden();
  }

  private static boolean isLedBy(Sheet sheet, Who who) {
    return sheet.isLedBy(new Username(who.username()));
  }
}

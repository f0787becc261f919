package codev.group.evidence;

import codev.group.calendar.Meeting;
import codev.group.directory.Directory;
import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.roster.GroupCard;
import codev.group.roster.Roster;
import codev.infra.pages.Declined;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.infra.views.Views;
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
  private final View<SignedSession> signed;
  private final AttendanceSheet document;
  private final EvidenceSettings settings;

  EvidenceApi(
      Roster roster,
      Directory directory,
      Views views,
      AttendanceSheet document,
      EvidenceSettings settings) {
    this.roster = roster;
    this.directory = directory;
    this.signed = views.project(new SignedSessions());
    this.document = document;
    this.settings = settings;
  }

  /** Who was there and signed, half-day by half-day. */
  @GetMapping(
      path = "/api/groups/{id}/sessions/{sessionId}/attendance.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> attendance(
      @PathVariable UUID id, @PathVariable UUID sessionId, Who who, Locale language) {
    var group = roster.group(new GroupId(id), who);
    var session = new SessionId(sessionId);
    var meeting = group.sessions().find(session).orElseThrow(Declined::notFound);
    mustAnswerFor(group, meeting, who);
    var found = signed.find(session.toString()).orElse(SignedSession.EMPTY);
    var sheet = new Sheet(meeting, found, group.members(), settings.zone());
    var people =
        Stream.concat(
                Stream.of(meeting.facilitator()), sheet.lines().stream().map(Sheet.Line::person))
            .distinct()
            .toList();
    var programme = roster.programme(group.programmeId(), who).frame().name();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attendance.pdf\"")
        .body(document.of(sheet, programme, group.name(), directory.names(people), language));
  }

  private static void mustAnswerFor(GroupCard group, Meeting meeting, Who who) {
    boolean leads =
        group.isFacilitatedBy(who) || meeting.facilitator().value().equals(who.username());
    if (!leads && !who.is(Role.MANAGER) && !who.is(Role.AUDITOR)) throw Declined.forbidden();
  }
}

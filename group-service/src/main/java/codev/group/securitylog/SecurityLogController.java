package codev.group.securitylog;

import codev.group.directory.DirectoryQueries;
import codev.group.directory.DisplayNames;
import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.paging.Paging;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.SecurityLogCriteria;
import codev.infra.web.securityrecord.SecurityLogSearch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint of the security log, for auditors of the organisation. */
@RestController
@RequiredAccess(AccessPolicy.ORGANISATION_AUDITOR)
record SecurityLogController(
    GroupSecurityLog log,
    DirectoryQueries directory,
    UsernameSpelling spelling,
    Clock clock,
    ZoneId zone) {
  /**
   * One line.
   *
   * @param by who did it; null: no person did (time passed, an account lost something at the
   *     identity provider, or the right came with a programme)
   * @param person whom it concerns; of an approval, who asked for it
   * @param subject of an approval: the name of the group
   * @param policy of a refusal: the access policy
   * @param export of an export: what was exported, and of which programme
   */
  record SecurityLogResponse(
      Instant at,
      SecurityEvent kind,
      @Nullable Username by,
      @Nullable String byName,
      Username person,
      String personName,
      @Nullable GrantRole role,
      @Nullable GrantScope scope,
      ApprovalAction.@Nullable Kind action,
      @Nullable String subject,
      @Nullable String policy,
      @Nullable ExportKind export,
      @Nullable ProgrammeId programme) {
    static SecurityLogResponse of(SecurityLogLine line, DisplayNames names) {
      return new SecurityLogResponse(
          line.at(),
          line.event(),
          line.by(),
          line.by() == null ? null : names.of(line.by()),
          line.person(),
          names.of(line.person()),
          line.grant().role(),
          line.grant().scope(),
          line.approval().action(),
          line.approval().subject(),
          line.policy(),
          line.exported().export(),
          line.exported().programme());
    }
  }

  /**
   * The latest first.
   *
   * @param from first day; unless given, six days before the last
   * @param to last day; unless given, today. At most 366 days
   * @param username of who did it or whom it concerns
   */
  @GetMapping("/api/security-log")
  ResponseEntity<List<SecurityLogResponse>> find(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String username,
      @RequestParam(required = false) @Nullable SecurityEvent kind,
      Paging paging) {
    var recordedUsername =
        username == null || username.isBlank() ? null : spelling.of(username.strip());
    var today = LocalDate.now(clock.withZone(zone));
    var filter = SecurityLogCriteria.of(from, to, recordedUsername, kind, today);
    var lines =
        new SecurityLogSearch<>(log.lines()).find(filter, paging.after(), paging.size() + 1);
    var names =
        directory.names(lines.stream().flatMap(line -> line.people().stream()).distinct().toList());
    return paging.page(
        lines, SecurityLogSearch::keyOf, line -> SecurityLogResponse.of(line, names));
  }
}

package codev.infra.web.securityrecord;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.paging.Paging;
import codev.infra.web.securitylog.ExportKind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint of a service's security log, for auditors of the organisation. */
@RestController
@RequiredAccess(AccessPolicy.ORGANISATION_AUDITOR)
public record SecurityLogController(
    ServiceSecurityLog log, UsernameSpelling spelling, InstantSource clock, ZoneId zone) {
  /**
   * One line.
   *
   * @param by who did it; null: nobody, as time passed
   * @param person whom it concerns
   * @param policy of a refusal: the access policy
   * @param export of an export: what was exported
   * @param session whose texts were opened
   */
  record SecurityLogResponse(
      Instant at,
      SecurityEvent kind,
      @Nullable String by,
      @Nullable String byName,
      String person,
      String personName,
      @Nullable String policy,
      @Nullable ExportKind export,
      @Nullable UUID session) {
    private static SecurityLogResponse of(SecurityLogLine line, Map<String, String> names) {
      return new SecurityLogResponse(
          line.at(),
          line.event(),
          line.by(),
          line.by() == null ? null : names.getOrDefault(line.by(), line.by()),
          line.person(),
          names.getOrDefault(line.person(), line.person()),
          line.policy(),
          line.export(),
          line.session());
    }
  }

  /**
   * The latest first.
   *
   * @param from first day; unless given, six days before the last
   * @param to last day; unless given, today. At most 366 days
   * @param username of who did it or whom it concerns
   */
  @GetMapping("${codev.audit.path}/security-log")
  ResponseEntity<List<SecurityLogResponse>> find(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String username,
      @RequestParam(required = false) @Nullable SecurityEvent kind,
      Paging paging) {
    var recordedUsername =
        username == null || username.isBlank() ? null : spelling.of(username.strip());
    var filter =
        SecurityLogCriteria.of(
            from, to, recordedUsername, kind, LocalDate.ofInstant(clock.instant(), zone));
    var lines =
        new SecurityLogSearch<>(log.lines()).find(filter, paging.after(), paging.size() + 1);
    var names = log.names(lines);
    return paging.page(
        lines, SecurityLogSearch::keyOf, line -> SecurityLogResponse.of(line, names));
  }
}

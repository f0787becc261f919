package codev.learning.accesslog;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.Paging;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint of the access log of a programme's outcomes, for auditors and managers. */
@RestController
@RequiredAccess(AccessPolicy.ACCESS_LOG_READER)
record OutcomesAccessLogController(OutcomesAccessLogQueries log) {
  /**
   * Every showing of a programme's figures, the earliest first; the same one repeated within an
   * hour is listed once.
   */
  @GetMapping("${codev.audit.path}/showings")
  ResponseEntity<List<OutcomesAccessLogEntry>> list(@RequestParam UUID programme, Paging paging) {
    return paging.page(
        log.about(programme, position(paging.after())),
        entry -> key(entry.position()),
        entry -> entry);
  }

  private static String key(long position) {
    return "%019d".formatted(position);
  }

  /** Of a cursor made by {@link #key}; any other starts from the beginning. */
  private static long position(String key) {
    return key.matches("0\\d{18}") ? Long.parseLong(key) : 0;
  }
}

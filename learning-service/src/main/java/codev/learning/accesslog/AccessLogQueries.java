package codev.learning.accesslog;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was shown to whom, for the auditor and for those who manage programmes. */
@RestController
public class AccessLogQueries {
  private final View<AccessLogEntry> showings;

  AccessLogQueries(Views views) {
    showings = views.project(new AccessLogEntry.Showings());
  }

  /**
   * Every showing of a programme's figures, the earliest first; the same one repeated within an
   * hour is told once.
   */
  @GetMapping("${codev.audit.path}/showings")
  ResponseEntity<List<AccessLogEntry>> list(
      @RequestParam UUID programme, Paging paging, CurrentUser who) {
    who.mustBe(UserRole.AUDITOR, UserRole.MANAGER);
    return paging.page(
        showings.where("programmeId", programme.toString(), position(paging.after())),
        shown -> key(shown.position()),
        shown -> shown);
  }

  /** All figures that somebody has been shown, the earliest first. */
  public List<AccessLogEntry> of(CurrentUser onlooker) {
    return showings.where("username", onlooker.username()).stream()
        .sorted(Comparator.comparingLong(AccessLogEntry::position))
        .toList();
  }

  /** All that has been shown of a programme, to anybody. */
  public List<AccessLogEntry> about(UUID programme) {
    return showings.where("programmeId", programme.toString());
  }

  private static String key(long position) {
    return "%019d".formatted(position);
  }

  /** Of a cursor that was made here; any other finds nothing it could leave out. */
  private static long position(String key) {
    return key.matches("0\\d{18}") ? Long.parseLong(key) : 0;
  }
}

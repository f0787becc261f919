package codev.group.imports;

import codev.infra.web.FileDownload;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Page of the import of a long list: how far it has come, what was rejected, and to cancel it; and
 * of what was set aside of any list.
 */
@Controller
@RequestMapping("/people/imports/{id}")
@RequiredAccess(AccessPolicy.DIRECTORY_EDITOR)
record ImportJobPageController(ImportJobUseCase jobs, ZoneId zone) {
  /** More are in the file to download. */
  private static final int MOST_SHOWN = 1000;

  @GetMapping
  String job(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Model model) {
    var job = jobs.find(id, user);
    model.addAttribute("job", job);
    var expiry = jobs.expiry(job);
    if (expiry != null) model.addAttribute("keptUntil", expiry.atZone(zone).toLocalDate());
    model.addAttribute("rejected", jobs.rejected(job).stream().limit(MOST_SHOWN).toList());
    return inPlace ? "directory/import-job :: job" : "directory/import-job";
  }

  @PostMapping("/cancellation")
  ResponseEntity<Void> cancel(@PathVariable UUID id, CurrentUser user) {
    var job = jobs.cancel(id, user);
    return RedirectAfterPost.to("/people/imports/" + id, job.position(), false);
  }

  /** The author has dealt with what was set aside: it waits no longer. */
  @PostMapping("/removal")
  ResponseEntity<Void> settle(@PathVariable UUID id, CurrentUser user) {
    jobs.settle(id, user);
    return RedirectAfterPost.to("/groups", 0, false);
  }

  /** What was rejected, to be put right in a spreadsheet. */
  @GetMapping(path = "/refused.csv", produces = "text/csv;charset=UTF-8")
  ResponseEntity<String> refused(@PathVariable UUID id, CurrentUser user, Locale language) {
    var rows = jobs.rejected(jobs.find(id, user));
    return FileDownload.csv("codev-refused.csv").body(RejectedRowsCsv.of(rows, language));
  }
}

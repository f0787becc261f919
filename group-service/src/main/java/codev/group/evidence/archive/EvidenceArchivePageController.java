package codev.group.evidence.archive;

import codev.group.domain.programme.ProgrammeId;
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

/** Page of the archive of a large programme's evidence: how far it is made, and to cancel it. */
@Controller
@RequestMapping("/programmes/{programme}/evidence/archives")
@RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
record EvidenceArchivePageController(EvidenceArchiveUseCase archives, ZoneId zone) {
  @PostMapping
  ResponseEntity<Void> start(
      @PathVariable UUID programme,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Locale language) {
    var job = archives.start(null, new ProgrammeId(programme), user, language);
    return RedirectAfterPost.to(path(job), 0, inPlace);
  }

  @GetMapping("/{archive}")
  String archive(
      @PathVariable UUID programme,
      @PathVariable UUID archive,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Model model) {
    var job = archives.find(archive, new ProgrammeId(programme), user);
    model.addAttribute("job", job);
    model.addAttribute("zone", zone);
    var expiry = archives.expiry(job);
    if (expiry != null) model.addAttribute("keptUntil", expiry.atZone(zone));
    return inPlace ? "evidence/archive :: job" : "evidence/archive";
  }

  @PostMapping("/{archive}/cancellation")
  ResponseEntity<Void> cancel(
      @PathVariable UUID programme,
      @PathVariable UUID archive,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user) {
    var job = archives.cancel(archive, new ProgrammeId(programme), user);
    return RedirectAfterPost.to(path(job), 0, inPlace);
  }

  private static String path(EvidenceArchiveJob job) {
    return "/programmes/" + job.programme() + "/evidence/archives/" + job.id();
  }
}

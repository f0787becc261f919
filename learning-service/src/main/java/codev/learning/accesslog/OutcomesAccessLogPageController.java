package codev.learning.accesslog;

import codev.infra.ui.NameOrder;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.authority.ProgrammeAccess;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The access log as pages, the latest entries first. Auditors begin with the list of programmes;
 * managers come from a programme's outcomes.
 */
@Controller
record OutcomesAccessLogPageController(
    OutcomesAccessLogQueries log, AccessLogProgrammeQueries programmes, ProgrammeAccess access) {
  private static final int PAGE_SIZE = 50;

  @RequiredAccess(AccessPolicy.OUTCOMES_AUDITOR)
  @GetMapping("${codev.audit.page}/showings")
  String programmes(CurrentUser user, Model model) {
    var authority = access.of(user);
    var all =
        programmes.all().stream()
            .filter(programme -> authority.audits(UUID.fromString(programme.id())))
            .sorted(Comparator.comparing(AccessLogProgramme::name, NameOrder.alphabetical()))
            .toList();
    model.addAttribute("programmes", all);
    model.addAttribute("auditsOrganisation", authority.auditsOrganisation());
    return "accesslog/programmes";
  }

  /**
   * @param before position; nothing: the latest
   */
  @RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
  @GetMapping("/outcomes/{id}/showings")
  String ofProgramme(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Long before,
      CurrentUser user,
      Model model) {
    var programme = programmes.find(id).orElseThrow(RefusedException::notFound);
    var all = log.about(id);
    List<OutcomesAccessLogEntry> page =
        all.stream()
            .filter(one -> before == null || one.position() < before)
            .sorted(Comparator.comparingLong(OutcomesAccessLogEntry::position).reversed())
            .limit(PAGE_SIZE + 1L)
            .toList();
    var shown = page.stream().limit(PAGE_SIZE).toList();
    model.addAttribute("programme", programme);
    model.addAttribute("total", all.size());
    model.addAttribute(
        "people", all.stream().map(OutcomesAccessLogEntry::username).distinct().count());
    model.addAttribute("shown", shown);
    model.addAttribute("names", log.names(shown));
    model.addAttribute("isFirst", before == null);
    model.addAttribute("next", page.size() > PAGE_SIZE ? shown.getLast().position() : null);
    model.addAttribute("isManager", access.manages(user, id));
    return "accesslog/page";
  }
}

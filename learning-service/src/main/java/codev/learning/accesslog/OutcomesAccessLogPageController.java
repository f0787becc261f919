package codev.learning.accesslog;

import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
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
class OutcomesAccessLogPageController {
  private static final int SHOWN = 50;

  private final OutcomesAccessLogQueries log;
  private final AccessLogProgrammeQueries programmes;

  OutcomesAccessLogPageController(
      OutcomesAccessLogQueries log, AccessLogProgrammeQueries programmes) {
    this.log = log;
    this.programmes = programmes;
  }

  @GetMapping("${codev.audit.page}/showings")
  String programmes(CurrentUser who, Model model) {
    who.mustBe(UserRole.AUDITOR);
    var all =
        programmes.all().stream().sorted(Comparator.comparing(AccessLogProgramme::name)).toList();
    model.addAttribute("programmes", all);
    return "accesslog/programmes";
  }

  /**
   * @param before position; nothing: the latest
   */
  @GetMapping("/outcomes/{id}/showings")
  String ofProgramme(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Long before,
      CurrentUser who,
      Model model) {
    who.mustBe(UserRole.AUDITOR, UserRole.MANAGER);
    var programme = programmes.find(id).orElseThrow(RefusedException::notFound);
    var all = log.about(id);
    List<OutcomesAccessLogEntry> page =
        all.stream()
            .filter(one -> before == null || one.position() < before)
            .sorted(Comparator.comparingLong(OutcomesAccessLogEntry::position).reversed())
            .limit(SHOWN + 1L)
            .toList();
    var shown = page.stream().limit(SHOWN).toList();
    model.addAttribute("programme", programme);
    model.addAttribute("total", all.size());
    model.addAttribute(
        "people", all.stream().map(OutcomesAccessLogEntry::username).distinct().count());
    model.addAttribute("shown", shown);
    model.addAttribute("isFirst", before == null);
    model.addAttribute("next", page.size() > SHOWN ? shown.getLast().position() : null);
    model.addAttribute("isManager", who.is(UserRole.MANAGER));
    return "accesslog/page";
  }
}

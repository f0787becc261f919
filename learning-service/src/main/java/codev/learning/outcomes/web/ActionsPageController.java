package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.OutcomesQueries;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The actions behind the figures, for a programme's managers: by group, never by session. */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record ActionsPageController(OutcomesQueries outcomes, OutcomesAccessLog accessLog) {
  /**
   * All actions of the programme.
   *
   * @param filter of the page from which one comes, and to which one returns
   */
  @GetMapping("/outcomes/{id}/actions")
  String page(
      @PathVariable UUID id,
      @ModelAttribute("filter") ObservationFilter filter,
      CurrentUser user,
      Model model) {
    model.addAttribute("addresses", new PartAddresses(id, filter));
    var actions = outcomes.actionsByGroup(id.toString()).orElseThrow(RefusedException::notFound);
    model.addAttribute("actions", accessLog.show(actions, user, OutputFormat.PAGE));
    return "outcomes/actions";
  }
}

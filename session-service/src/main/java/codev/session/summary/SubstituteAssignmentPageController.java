package codev.session.summary;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.security.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * HTML: the sessions that the viewer facilitates as a substitute, for the home page, which knows
 * only the groups' own facilitators.
 */
@Controller
class SubstituteAssignmentPageController {
  private final View<SubstituteAssignment> assignments;

  SubstituteAssignmentPageController(Views views) {
    assignments = views.project(SubstituteAssignmentProjection.PROJECTION);
  }

  @GetMapping("/sessions/as-substitute")
  ModelAndView asSubstitute(CurrentUser who) {
    return new ModelAndView(
        "summary/substitute-assignments :: section",
        "assignments",
        assignments.where("substitute", who.username()));
  }
}

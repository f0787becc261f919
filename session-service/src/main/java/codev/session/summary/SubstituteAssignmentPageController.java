package codev.session.summary;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * HTML: the sessions that the viewer facilitates as a substitute, for the home page, which knows
 * only the groups' own facilitators.
 */
@Controller
@RequiredAccess(AccessPolicy.SIGNED_IN)
class SubstituteAssignmentPageController {
  private final ReadModel<SessionFacilitatorView> assignments;

  SubstituteAssignmentPageController(ReadModels views) {
    assignments = views.project(SessionFacilitatorView.PROJECTION);
  }

  @GetMapping("/sessions/as-substitute")
  ModelAndView asSubstitute(CurrentUser user) {
    return new ModelAndView(
        "summary/substitute-assignments :: section",
        "assignments",
        assignments.where("substitute", user.username()));
  }
}

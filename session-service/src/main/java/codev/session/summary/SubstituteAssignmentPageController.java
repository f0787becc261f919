package codev.session.summary;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.security.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** For the home page, which knows only whose groups are whose. */
@Controller
class SubstituteAssignmentPageController {
  private final View<SubstituteAssignment> chairs;

  SubstituteAssignmentPageController(Views views) {
    chairs = views.project(new SubstituteAssignment.Chairs());
  }

  @GetMapping("/sessions/as-substitute")
  ModelAndView asSubstitute(CurrentUser who) {
    return new ModelAndView(
        "chairs/mine :: part", "chairs", chairs.where("substitute", who.username()));
  }
}

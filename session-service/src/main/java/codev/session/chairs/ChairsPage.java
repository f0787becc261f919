package codev.session.chairs;

import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.infra.views.Views;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** For the home page, which knows only whose groups are whose. */
@Controller
class ChairsPage {
  private final View<Chair> chairs;

  ChairsPage(Views views) {
    chairs = views.project(new Chair.Chairs());
  }

  @GetMapping("/sessions/as-substitute")
  ModelAndView asSubstitute(Who who) {
    return new ModelAndView(
        "chairs/mine :: part", "chairs", chairs.where("substitute", who.username()));
  }
}

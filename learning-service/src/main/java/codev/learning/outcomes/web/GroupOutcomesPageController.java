package codev.learning.outcomes.web;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RequestRejectedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.report.OutcomesPageModelFactory;
import codev.learning.outcomes.report.OutcomesPageModelFactory.Board;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What {@link GroupOutcomesController} tells, as pages. */
@Controller
public class GroupOutcomesPageController {
  private final OutcomesQueries outcomes;
  private final OutcomesPageModelFactory boards;

  GroupOutcomesPageController(OutcomesQueries outcomes, OutcomesPageModelFactory boards) {
    this.outcomes = outcomes;
    this.boards = boards;
  }

  @GetMapping("/outcomes/groups/{id}")
  String ofGroup(@PathVariable UUID id, CurrentUser who, Locale language, Model model) {
    var group = outcomes.group(id.toString()).orElseThrow(RequestRejectedException::notFound);
    if (!group.concerns(who.username()))
      throw new RequestRejectedException(new Refusal(403, "outcomes.only-members-and-facilitator"));
    var told =
        outcomes
            .of(group.programme(), Viewer.ofGroup(group.id()), ObservationFilter.ALL)
            .orElseThrow(RequestRejectedException::notFound);
    model.addAttribute("group", group);
    model.addAttribute("threshold", told.threshold());
    model.addAttribute("board", boards.ofGroup(told, language));
    return "outcomes/group";
  }

  record Led(String programme, int threshold, Board board) {}

  /** For the one who looks, and for nobody else. */
  @GetMapping("/outcomes/mine")
  String ofFacilitator(CurrentUser who, Locale language, Model model) {
    List<Led> led =
        outcomes.ofFacilitator(who.username(), ObservationFilter.ALL).stream()
            .map(
                told ->
                    new Led(
                        told.programme().name(), told.threshold(), boards.ofGroup(told, language)))
            .toList();
    model.addAttribute("led", led);
    return "outcomes/mine";
  }
}

package codev.learning.outcomes;

import codev.infra.pages.Declined;
import codev.infra.pages.Refusal;
import codev.infra.pages.Who;
import codev.learning.outcomes.Boards.Board;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What {@link GroupOutcomes} tells, as pages. */
@Controller
public class GroupPage {
  private final Outcomes outcomes;
  private final Boards boards;

  GroupPage(Outcomes outcomes, Boards boards) {
    this.outcomes = outcomes;
    this.boards = boards;
  }

  @GetMapping("/outcomes/groups/{id}")
  String ofGroup(@PathVariable UUID id, Who who, Locale language, Model model) {
    var group = outcomes.group(id.toString()).orElseThrow(Declined::notFound);
    if (!group.concerns(who.username()))
      throw new Declined(new Refusal(403, "outcomes.only-members-and-facilitator"));
    var told =
        outcomes
            .of(group.programme(), Reader.ofGroup(group.id()), Filter.ALL)
            .orElseThrow(Declined::notFound);
    model.addAttribute("group", group);
    model.addAttribute("threshold", told.threshold());
    model.addAttribute("board", boards.ofGroup(told, language));
    return "outcomes/group";
  }

  record Led(String programme, int threshold, Board board) {}

  /** For the one who looks, and for nobody else. */
  @GetMapping("/outcomes/mine")
  String ofFacilitator(Who who, Locale language, Model model) {
    List<Led> led =
        outcomes.ofFacilitator(who.username(), Filter.ALL).stream()
            .map(
                told ->
                    new Led(
                        told.programme().name(), told.threshold(), boards.ofGroup(told, language)))
            .toList();
    model.addAttribute("led", led);
    return "outcomes/mine";
  }
}

package codev.group.overview;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Page of a programme with all its groups, for its managers. */
@Controller
class ProgrammeOverviewPageController {
  private final ProgrammeOverviewQueries cohort;
  private final ProgrammeQueries programmeQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final DirectoryQueries directory;

  ProgrammeOverviewPageController(
      ProgrammeOverviewQueries cohort,
      ProgrammeQueries programmeQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      DirectoryQueries directory) {
    this.cohort = cohort;
    this.programmeQueries = programmeQueries;
    this.facilitatorQueries = facilitatorQueries;
    this.directory = directory;
  }

  /**
   * @param drawnIn the part of the page that is to be drawn anew, if not all of it
   */
  @GetMapping("/programmes/{id}")
  String programme(
      @PathVariable UUID id,
      @Valid @ModelAttribute("wanted") GroupFilter wanted,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String drawnIn,
      CurrentUser who,
      Locale language,
      Model model) {
    who.mustBe(UserRole.MANAGER, UserRole.AUDITOR);
    var programme = programmeQueries.programme(new ProgrammeId(id), who);
    var board = cohort.of(programme, who);
    model.addAttribute("programme", programme);
    model.addAttribute("board", board);
    var found = board.of(wanted, language);
    model.addAttribute("found", found.size());
    model.addAttribute("lines", found.stream().limit(wanted.most()).toList());
    model.addAttribute("isManager", who.is(UserRole.MANAGER));
    if (board.lines().isEmpty()) {
      model.addAttribute("hasPeople", !directory.everybody().isEmpty());
      model.addAttribute("hasPool", !facilitatorQueries.facilitators(who).isEmpty());
    }
    return "found".equals(drawnIn) ? "overview/programme :: found" : "overview/programme";
  }
}

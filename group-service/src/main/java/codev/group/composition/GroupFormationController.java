package codev.group.composition;

import codev.group.domain.programme.ProgrammeId;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** HTTP endpoints that form a group, and the groups of a proposal. */
@RestController
public class GroupFormationController {
  /** So many groups at a time, so that the page can show progress. */
  private static final int PART = 10;

  private final GroupFormationUseCase formGroups;

  GroupFormationController(GroupFormationUseCase formGroups) {
    this.formGroups = formGroups;
  }

  @PostMapping("/api/programmes/{programme}/groups")
  @ResponseStatus(HttpStatus.CREATED)
  GroupFormationResponse form(
      @PathVariable UUID programme, @Valid @RequestBody GroupRequest form, CurrentUser who) {
    return formGroups.form(new ProgrammeId(programme), form, who);
  }

  /**
   * A part of the groups, one after the other, or where no script asks for the next part all that
   * are left. Each carries its id, so that what was refused or lost half-way can be sent again.
   *
   * @param from how many are done
   */
  @PostMapping("/programmes/{programme}/composition/groups")
  Object formAllOnPage(
      @PathVariable UUID programme,
      @Valid @ModelAttribute GroupFormationForm form,
      @RequestParam(defaultValue = "0") int from,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser who) {
    int total = form.groups().size();
    int start = Math.clamp(from, 0, total - 1);
    int end = inPlace ? Math.min(start + PART, total) : total;
    var part = form.groups().subList(start, end);
    var formed = formGroups.form(new ProgrammeId(programme), part, who);
    if (end == total)
      return RedirectAfterPost.to("/programmes/" + programme, formed.getLast().position(), inPlace);
    return new ModelAndView(
        "composition/page :: running",
        Map.of("programmeId", programme, "done", end, "total", total));
  }
}

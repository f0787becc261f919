package codev.group.directory;

import codev.infra.pages.Role;
import codev.infra.pages.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory, for people. */
@Controller
class PeoplePage {
  /** Whoever looks for somebody further down writes a word. */
  private static final int AT_FIRST = 50;

  private final Directory directory;

  PeoplePage(Directory directory) {
    this.directory = directory;
  }

  @GetMapping("/people")
  String people(
      @RequestParam(defaultValue = "") String query,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String drawnIn,
      Who who,
      Model model) {
    who.mustBe(Role.MANAGER, Role.AUDITOR);
    var everybody = directory.byName();
    var found = PeopleList.having(query, everybody);
    model.addAttribute("query", query);
    model.addAttribute("all", everybody.size());
    model.addAttribute("found", found.size());
    model.addAttribute("people", found.stream().limit(AT_FIRST).toList());
    model.addAttribute("isManager", who.is(Role.MANAGER));
    return "found".equals(drawnIn) ? "directory/page :: found" : "directory/page";
  }
}

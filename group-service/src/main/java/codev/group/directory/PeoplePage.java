package codev.group.directory;

import codev.infra.pages.Role;
import codev.infra.pages.Who;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory, for people. */
@Controller
class PeoplePage {
  /** Whoever looks for somebody further down writes a word, or asks for as many more. */
  private static final int AT_ONCE = 50;

  private final Directory directory;

  PeoplePage(Directory directory) {
    this.directory = directory;
  }

  @GetMapping("/people")
  String people(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "" + AT_ONCE) int shown,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String drawnIn,
      Who who,
      Model model) {
    who.mustBe(Role.MANAGER, Role.AUDITOR);
    var everybody = directory.byName();
    var found = PeopleList.having(query, everybody);
    model.addAttribute("query", query);
    model.addAttribute("all", everybody.size());
    model.addAttribute("found", found.size());
    var people = found.stream().limit(Math.max(shown, AT_ONCE)).toList();
    model.addAttribute("people", people);
    model.addAttribute("next", Math.min(AT_ONCE, found.size() - people.size()));
    model.addAttribute(
        "names",
        directory.names(
            people.stream()
                .map(Entry::managerUsername)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
    model.addAttribute("isManager", who.is(Role.MANAGER));
    return "found".equals(drawnIn) ? "directory/page :: found" : "directory/page";
  }
}

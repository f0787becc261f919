package codev.group.directory;

import codev.group.authority.ProgrammeAccess;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the directory, as far as the user's scope goes. */
@Controller
@RequiredAccess(AccessPolicy.DIRECTORY_READER)
record DirectoryPageController(
    DirectoryQueries directory, PersonScopes scopes, ProgrammeAccess access) {
  /** Entries shown at once; further ones are found by a search, or by the next page. */
  private static final int AT_ONCE = 50;

  @GetMapping("/people")
  String people(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "" + AT_ONCE) int shown,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String drawnIn,
      CurrentUser user,
      Model model) {
    boolean inPlace = "found".equals(drawnIn);
    var found =
        inPlace
            ? scopes.readable(DirectorySearch.matching(query, directory.byName()), user)
            : DirectorySearch.matching(query, everybody(user, model));
    model.addAttribute("query", query);
    model.addAttribute("found", found.size());
    var people = found.stream().limit(Math.max(shown, AT_ONCE)).toList();
    model.addAttribute("people", people);
    model.addAttribute("next", Math.min(AT_ONCE, found.size() - people.size()));
    model.addAttribute(
        "names",
        directory.names(
            people.stream()
                .map(DirectoryEntry::managerUsername)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
    model.addAttribute("editsDirectory", access.editsDirectory(user));
    return inPlace ? "directory/page :: found" : "directory/page";
  }

  /** Everybody within the user's scope, which the whole page counts. */
  private List<DirectoryEntry> everybody(CurrentUser user, Model model) {
    var readable = scopes.readable(directory.byName(), user);
    model.addAttribute("all", readable.size());
    model.addAttribute(
        "isWithoutOthers",
        readable.stream().allMatch(entry -> entry.username().value().equals(user.username())));
    return readable;
  }
}

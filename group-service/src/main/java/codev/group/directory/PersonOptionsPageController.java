package codev.group.directory;

import codev.group.domain.person.Username;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Options of a field on another page in which a person is named: those within the user's scope who
 * match what is typed so far. Whom it does not offer, the field understands all the same.
 */
@Controller
@RequiredAccess(AccessPolicy.DIRECTORY_READER)
record PersonOptionsPageController(
    DirectoryQueries directory, PersonScopes scopes, PersonMemberships memberships) {
  private static final int AT_ONCE = 20;

  /** Which group the person is to be named for; all other parameters are the field. */
  private static final String FOR_GROUP = "in";

  /**
   * @param typed the field, under its own name
   * @param group which they are to join: the options say in which groups they are
   */
  @GetMapping("/people/options")
  String options(
      @RequestParam Map<String, String> typed,
      @RequestParam(name = FOR_GROUP, required = false) @Nullable UUID group,
      CurrentUser user,
      Model model) {
    var text =
        typed.entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals(FOR_GROUP))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    var present = directory.present();
    var found = scopes.readable(DirectorySearch.matching(text, present), user);
    var options = new PersonField(present).options(text, found, AT_ONCE);
    model.addAttribute("options", options);
    model.addAttribute("places", group == null ? Map.of() : places(options, group, user));
    return "directory/options";
  }

  private Map<Username, PersonMemberships.PersonGroups> places(
      List<PersonOption> options, UUID group, CurrentUser user) {
    return options.stream()
        .map(option -> option.entry().username())
        .collect(Collectors.toMap(person -> person, person -> memberships.of(person, group, user)));
  }
}

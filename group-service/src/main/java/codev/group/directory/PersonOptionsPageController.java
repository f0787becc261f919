package codev.group.directory;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.util.Map;
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
class PersonOptionsPageController {
  private static final int AT_ONCE = 20;

  private final DirectoryQueries directory;
  private final PersonScopes scopes;

  PersonOptionsPageController(DirectoryQueries directory, PersonScopes scopes) {
    this.directory = directory;
    this.scopes = scopes;
  }

  /**
   * @param typed the field, under its own name
   */
  @GetMapping("/people/options")
  String options(@RequestParam Map<String, String> typed, CurrentUser user, Model model) {
    var text = typed.values().stream().findFirst().orElse("");
    var present = directory.present();
    var found = scopes.readable(DirectorySearch.matching(text, present), user);
    model.addAttribute("options", new PersonField(present).options(text, found, AT_ONCE));
    return "directory/options";
  }
}

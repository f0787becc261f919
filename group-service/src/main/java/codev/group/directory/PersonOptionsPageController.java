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
 * Options of a field on another page in which a person is named: those who match what is typed so
 * far. Without a script the field offers nothing, and means the same people.
 */
@Controller
@RequiredAccess(AccessPolicy.DIRECTORY_READER)
class PersonOptionsPageController {
  private static final int AT_ONCE = 20;

  private final DirectoryQueries directory;

  PersonOptionsPageController(DirectoryQueries directory) {
    this.directory = directory;
  }

  /**
   * @param typed the field, under its own name
   */
  @GetMapping("/people/options")
  String options(@RequestParam Map<String, String> typed, CurrentUser user, Model model) {
    var text = typed.values().stream().findFirst().orElse("");
    model.addAttribute("options", directory.personField().options(text, AT_ONCE));
    return "directory/options";
  }
}

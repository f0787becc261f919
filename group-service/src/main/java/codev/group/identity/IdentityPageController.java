package codev.group.identity;

import codev.group.directory.DirectoryQueries;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page on which an administrator sees the accounts that were refused, and releases user names. */
@Controller
record IdentityPageController(IdentityQueries identities, DirectoryQueries directory, ZoneId zone) {
  @RequiredAccess(AccessPolicy.ORGANISATION_ADMINISTRATOR)
  @GetMapping("/identities")
  String page(Model model) {
    var contested = identities.contested();
    model.addAttribute("contested", contested);
    model.addAttribute(
        "names", directory.names(contested.stream().map(IdentityView::person).toList()));
    model.addAttribute("zone", zone);
    return "identities/page";
  }
}

package codev.group.facilitators;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.infra.ui.NameOrder;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Options of the select field on another page: the substitutes to whom a facilitator may hand over.
 */
@Controller
@RequiredAccess(AccessPolicy.FACILITATOR_ROLE)
class SubstituteCandidatesPageController {
  private final FacilitatorPoolQueries pool;
  private final DirectoryQueries directory;
  private final Clock clock;

  SubstituteCandidatesPageController(
      FacilitatorPoolQueries pool, DirectoryQueries directory, Clock clock) {
    this.pool = pool;
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping("/facilitators/colleagues")
  String colleagues(CurrentUser user, Model model) {
    var me = new Username(user.username());
    var today = LocalDate.now(clock);
    var qualified =
        pool.all().stream()
            .filter(entry -> entry.isQualifiedOn(today))
            .map(FacilitatorPoolEntry::username)
            .filter(colleague -> !colleague.equals(me))
            .toList();
    // Who has no entry in the directory, or has left, cannot take over.
    var present =
        directory.of(qualified).values().stream()
            .filter(entry -> !entry.hasLeft())
            .map(DirectoryEntry::username)
            .toList();
    var names = directory.names(present);
    model.addAttribute("names", names);
    model.addAttribute(
        "colleagues",
        present.stream()
            .sorted(Comparator.comparing(names::of, NameOrder.alphabetical()))
            .toList());
    return "facilitators/substitute-candidates";
  }
}

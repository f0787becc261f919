package codev.group.facilitators;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
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
  String colleagues(CurrentUser who, Model model) {
    who.mustBe(UserRole.FACILITATOR);
    var me = new Username(who.username());
    var today = LocalDate.now(clock);
    var qualified =
        pool.all().stream()
            .filter(place -> place.isQualifiedOn(today))
            .map(FacilitatorPoolEntry::username)
            .filter(colleague -> !colleague.equals(me))
            .toList();
    var names = directory.names(qualified);
    model.addAttribute("names", names);
    model.addAttribute(
        "colleagues", qualified.stream().sorted(Comparator.comparing(names::of)).toList());
    return "facilitators/substitute-candidates";
  }
}

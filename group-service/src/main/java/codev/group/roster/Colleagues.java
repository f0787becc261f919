package codev.group.roster;

import codev.group.directory.Directory;
import codev.group.domain.Username;
import codev.group.pool.Place;
import codev.group.pool.Pool;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whom a facilitator may hand over to: choices that another page's list is filled with. */
@Controller
class Colleagues {
  private final Pool pool;
  private final Directory directory;
  private final Clock clock;

  Colleagues(Pool pool, Directory directory, Clock clock) {
    this.pool = pool;
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping("/facilitators/colleagues")
  String colleagues(Who who, Model model) {
    who.mustBe(Role.FACILITATOR);
    var me = new Username(who.username());
    var today = LocalDate.now(clock);
    var qualified =
        pool.all().stream()
            .filter(place -> place.isQualifiedOn(today))
            .map(Place::username)
            .filter(colleague -> !colleague.equals(me))
            .toList();
    var names = directory.names(qualified);
    model.addAttribute("names", names);
    model.addAttribute(
        "colleagues", qualified.stream().sorted(Comparator.comparing(names::of)).toList());
    return "roster/colleagues";
  }
}

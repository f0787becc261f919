package codev.group.facilitators;

import codev.group.authority.GrantQueries;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.infra.ui.NameOrder;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Options of the select field on another page: the substitutes to whom a facilitator may hand over.
 */
@Controller
@RequiredAccess(AccessPolicy.FACILITATOR_ROLE)
record SubstituteCandidatesPageController(
    FacilitatorPoolQueries pool,
    DirectoryQueries directory,
    GroupQueries groups,
    GrantQueries grants,
    Clock clock) {
  /**
   * @param group of the session
   */
  @GetMapping("/facilitators/colleagues")
  String colleagues(
      @RequestParam(required = false) @Nullable UUID group, CurrentUser user, Model model) {
    var me = new Username(user.username());
    var today = LocalDate.now(clock);
    var qualified =
        pool.all().stream()
            .filter(entry -> entry.isQualifiedOn(today))
            .map(FacilitatorPoolEntry::username)
            .filter(colleague -> !colleague.equals(me))
            .toList();
    var offered =
        ledBy(user, group).map(led -> eligibleFacilitators(led, qualified)).orElse(qualified);
    // Who has no entry in the directory, or has left, cannot take over.
    var present =
        directory.of(offered).values().stream()
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

  /** Empty for others, who learn nothing about the group; a substitute for today is one of them. */
  private Optional<GroupView> ledBy(CurrentUser user, @Nullable UUID group) {
    return groups
        .groupsWith(user.username())
        .filter(one -> one.id().value().equals(group) && one.leads(user))
        .findFirst();
  }

  /** As session-service decides it, but for who led the session and handed it over. */
  private List<Username> eligibleFacilitators(GroupView group, List<Username> colleagues) {
    var overseeing = grants.overseeing(colleagues, group.programmeId(), clock.instant());
    return colleagues.stream()
        .filter(
            colleague ->
                group.facilitator().equals(colleague)
                    || !(group.members().contains(colleague) || overseeing.contains(colleague)))
        .toList();
  }
}

package codev.group.roster;

import codev.group.directory.Directory;
import codev.group.directory.Names;
import codev.group.domain.GroupId;
import codev.group.domain.Template;
import codev.group.domain.Username;
import codev.group.rotation.NotYetClient;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Programmes and groups for people. */
@Controller
class GroupPages {
  /** More than that is a calendar, not what to do next. */
  private static final int AT_ONCE = 3;

  private final Roster roster;
  private final Directory directory;
  private final Clock clock;
  private final ZoneId zone;

  GroupPages(Roster roster, Directory directory, Clock clock, ZoneId zone) {
    this.roster = roster;
    this.directory = directory;
    this.clock = clock;
    this.zone = zone;
  }

  /** Each form that is drawn carries the id of what it will create: two clicks create it once. */
  @ModelAttribute("fresh")
  Fresh fresh() {
    return new Fresh();
  }

  @ModelAttribute("templates")
  List<Template> templates() {
    return Template.BUILT_IN;
  }

  @GetMapping("/groups")
  String groups(Who who, Model model) {
    var mine = roster.groupsWith(who);
    model.addAttribute("mine", mine);
    model.addAttribute("soon", soon(mine));
    model.addAttribute("programmes", seenFromAbove(who));
    model.addAttribute("me", new Username(who.username()));
    model.addAttribute("isManager", who.is(Role.MANAGER));
    model.addAttribute("seesOutcomes", who.is(Role.MANAGER) || who.is(Role.SPONSOR));
    model.addAttribute("seesEvidence", who.is(Role.MANAGER) || who.is(Role.AUDITOR));
    model.addAttribute("pool", pool(who));
    model.addAttribute("names", names(mine));
    return "roster/groups";
  }

  @GetMapping("/groups/{id}")
  String group(@PathVariable UUID id, Who who, Model model) {
    var group = roster.group(new GroupId(id), who);
    model.addAttribute("group", group);
    model.addAttribute("conflicts", roster.conflicts(group, who));
    model.addAttribute("waiting", waiting(group));
    model.addAttribute("days", new Days(roster.begun(group), zone));
    var programme = roster.programme(group.programmeId(), who);
    model.addAttribute("programme", programme);
    model.addAttribute("templates", programme.templates().newest());
    model.addAttribute("me", new Username(who.username()));
    model.addAttribute("isManager", who.is(Role.MANAGER));
    model.addAttribute("isStray", who.is(Role.MANAGER) && roster.isStray(group.facilitator()));
    model.addAttribute("people", who.is(Role.MANAGER) ? directory.byName() : List.of());
    model.addAttribute("pool", pool(who));
    model.addAttribute("audits", who.is(Role.AUDITOR));
    model.addAttribute("plans", who.is(Role.MANAGER) || group.isFacilitatedBy(who));
    model.addAttribute("names", names(List.of(group)));
    return "roster/group";
  }

  /** The next session of each group, the soonest first. */
  private List<Soon> soon(List<GroupCard> groups) {
    var today = LocalDate.now(clock.withZone(zone));
    return groups.stream()
        .flatMap(group -> Soon.of(group, today, zone).stream())
        .sorted(Comparator.comparing(soon -> soon.meeting().startsAt()))
        .limit(AT_ONCE)
        .toList();
  }

  /** Those who have not been client, by the reason for it. */
  private static Map<NotYetClient.Why, List<NotYetClient>> waiting(GroupCard group) {
    return group.notYetClient().stream()
        .collect(Collectors.groupingBy(NotYetClient::why, LinkedHashMap::new, Collectors.toList()));
  }

  private List<ProgrammeWithGroups> seenFromAbove(Who who) {
    boolean above = who.is(Role.MANAGER) || who.is(Role.AUDITOR) || who.is(Role.SPONSOR);
    var programmes = above ? roster.programmes(who) : List.<ProgrammeCard>of();
    return programmes.stream()
        .map(programme -> new ProgrammeWithGroups(programme, roster.groups(programme.id(), who)))
        .toList();
  }

  private List<FacilitatorCard> pool(Who who) {
    return who.is(Role.MANAGER) ? roster.facilitators(who) : List.of();
  }

  private Names names(List<GroupCard> groups) {
    return directory.names(groups.stream().flatMap(GroupCard::named).distinct().toList());
  }

  /** Ids for what does not exist yet. */
  record Fresh() {
    public UUID id() {
      return UUID.randomUUID();
    }
  }
}

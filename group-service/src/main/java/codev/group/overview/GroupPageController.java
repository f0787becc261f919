package codev.group.overview;

import codev.group.directory.DirectoryQueries;
import codev.group.directory.DisplayNames;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.group.domain.template.SessionTemplate;
import codev.group.facilitators.FacilitatorResponse;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.group.HeldSessionDays;
import codev.group.group.UpcomingSession;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.group.programme.ProgrammeWithGroups;
import codev.group.rotation.NotYetClient;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
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

/** Pages of programmes and groups. */
@Controller
class GroupPageController {
  /** More than that is a calendar, not what to do next. */
  private static final int AT_ONCE = 3;

  private final GroupQueries groupQueries;
  private final ProgrammeQueries programmeQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final DirectoryQueries directory;
  private final Clock clock;
  private final ZoneId zone;

  GroupPageController(
      GroupQueries groupQueries,
      ProgrammeQueries programmeQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      DirectoryQueries directory,
      Clock clock,
      ZoneId zone) {
    this.groupQueries = groupQueries;
    this.programmeQueries = programmeQueries;
    this.facilitatorQueries = facilitatorQueries;
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
  List<SessionTemplate> templates() {
    return SessionTemplate.BUILT_IN;
  }

  @GetMapping("/groups")
  String groups(CurrentUser who, Model model) {
    var mine = groupQueries.groupsWith(who);
    model.addAttribute("mine", mine);
    model.addAttribute("soon", soon(mine));
    model.addAttribute("programmes", seenFromAbove(who));
    model.addAttribute("me", new Username(who.username()));
    model.addAttribute("isManager", who.is(UserRole.MANAGER));
    model.addAttribute("seesOutcomes", who.is(UserRole.MANAGER) || who.is(UserRole.SPONSOR));
    model.addAttribute("seesEvidence", who.is(UserRole.MANAGER) || who.is(UserRole.AUDITOR));
    model.addAttribute("pool", pool(who));
    model.addAttribute("names", names(mine));
    return "overview/groups";
  }

  @GetMapping("/groups/{id}")
  String group(@PathVariable UUID id, CurrentUser who, Model model) {
    var group = groupQueries.group(new GroupId(id), who);
    model.addAttribute("group", group);
    model.addAttribute("conflicts", groupQueries.conflicts(group, who));
    model.addAttribute("waiting", waiting(group));
    model.addAttribute("days", new HeldSessionDays(groupQueries.begun(group), zone));
    var programme = programmeQueries.programme(group.programmeId(), who);
    model.addAttribute("programme", programme);
    model.addAttribute("templates", programme.templates().newest());
    model.addAttribute("me", new Username(who.username()));
    model.addAttribute("isManager", who.is(UserRole.MANAGER));
    model.addAttribute(
        "isStray", who.is(UserRole.MANAGER) && facilitatorQueries.isStray(group.facilitator()));
    model.addAttribute("people", who.is(UserRole.MANAGER) ? directory.byName() : List.of());
    model.addAttribute("pool", pool(who));
    model.addAttribute("audits", who.is(UserRole.AUDITOR));
    model.addAttribute("plans", who.is(UserRole.MANAGER) || group.isFacilitatedBy(who));
    model.addAttribute("names", names(List.of(group)));
    return "group/page";
  }

  /** The next session of each group, the soonest first. */
  private List<UpcomingSession> soon(List<GroupView> groups) {
    var today = LocalDate.now(clock.withZone(zone));
    return groups.stream()
        .flatMap(group -> UpcomingSession.of(group, today, zone).stream())
        .sorted(Comparator.comparing(soon -> soon.meeting().startsAt()))
        .limit(AT_ONCE)
        .toList();
  }

  /** Those who have not been client, by the reason for it. */
  private static Map<NotYetClient.Why, List<NotYetClient>> waiting(GroupView group) {
    return group.notYetClient().stream()
        .collect(Collectors.groupingBy(NotYetClient::why, LinkedHashMap::new, Collectors.toList()));
  }

  private List<ProgrammeWithGroups> seenFromAbove(CurrentUser who) {
    boolean above =
        who.is(UserRole.MANAGER) || who.is(UserRole.AUDITOR) || who.is(UserRole.SPONSOR);
    var programmes = above ? programmeQueries.programmes(who) : List.<ProgrammeView>of();
    return programmes.stream()
        .map(
            programme ->
                new ProgrammeWithGroups(programme, groupQueries.groups(programme.id(), who)))
        .toList();
  }

  private List<FacilitatorResponse> pool(CurrentUser who) {
    return who.is(UserRole.MANAGER) ? facilitatorQueries.facilitators(who) : List.of();
  }

  private DisplayNames names(List<GroupView> groups) {
    return directory.names(groups.stream().flatMap(GroupView::named).distinct().toList());
  }

  /** Ids for what does not exist yet. */
  record Fresh() {
    public UUID id() {
      return UUID.randomUUID();
    }
  }
}

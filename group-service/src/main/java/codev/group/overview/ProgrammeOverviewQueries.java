package codev.group.overview;

import codev.group.answers.ExpectedPresence;
import codev.group.answers.InvitationAnswerQueries;
import codev.group.calendar.CalendarSession;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.DisplayNames;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.group.GroupQueries;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import codev.group.planning.BusyTimes;
import codev.group.programme.ProgrammeView;
import codev.group.programme.ProgrammeWithGroups;
import codev.infra.ui.NameOrder;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads all groups of a programme together. */
@Component
public record ProgrammeOverviewQueries(
    GroupQueries groupQueries,
    InvitationAnswerQueries answers,
    FacilitatorWorkloadQueries facilitatorQueries,
    DirectoryQueries directory,
    Clock clock,
    ZoneId zone) {
  /** What a home page says in another way, and what only a manager changes, are left out. */
  private static final Set<AttentionReason> FACILITATOR_REASONS =
      EnumSet.of(
          AttentionReason.NEW_DATE,
          AttentionReason.CLASH,
          AttentionReason.PLACE,
          AttentionReason.QUORUM,
          AttentionReason.NOT_CLOSED);

  ProgrammeOverview of(ProgrammeView programme, CurrentUser user) {
    var groups = groupQueries.groups(programme.id(), user);
    var facilitators = groups.stream().map(GroupView::facilitator).distinct().toList();
    var names = directory.names(facilitators);
    var unknown = facilitatorQueries.unknown(facilitators);
    var members =
        directory.of(
            groups.stream()
                .flatMap(group -> group.members().stream())
                .collect(Collectors.<Username>toSet()));
    var circumstances = circumstances(groups);
    return new ProgrammeOverview(
        groups.stream()
            .map(
                group ->
                    line(
                        group,
                        programme,
                        names,
                        unknown,
                        memberSites(group, members),
                        circumstances))
            .toList());
  }

  private static List<String> memberSites(GroupView group, Map<Username, DirectoryEntry> people) {
    var counts = new TreeMap<String, Integer>(NameOrder.alphabetical());
    for (var member : group.members()) {
      var entry = people.get(member);
      var site = entry == null ? null : entry.site();
      if (site != null) counts.merge(site, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What waits in each of these programmes, the most urgent first. */
  List<AttentionItem> tasks(List<ProgrammeWithGroups> programmes) {
    var circumstances =
        circumstances(programmes.stream().flatMap(each -> each.groups().stream()).toList());
    return programmes.stream()
        .flatMap(each -> tasks(each, circumstances))
        .sorted(Comparator.comparingInt(AttentionItem::urgency))
        .toList();
  }

  /** What is to do for the facilitator of these groups, the most urgent first. */
  List<GroupTask> ofFacilitator(List<GroupView> groups, Map<GroupId, GroupStage> stages) {
    var circumstances = circumstances(groups);
    return groups.stream()
        .flatMap(
            group ->
                circumstances
                    .tasks(group, stages.getOrDefault(group.id(), GroupStage.UNDER_WAY))
                    .stream())
        .filter(task -> FACILITATOR_REASONS.contains(task.need()))
        .sorted(Comparator.comparing(GroupTask::need))
        .toList();
  }

  private Stream<AttentionItem> tasks(ProgrammeWithGroups each, GroupFacts circumstances) {
    var programme = each.programme();
    if (each.groups().isEmpty())
      return Stream.of(new AttentionItem(programme, null, List.of(), List.of()));
    var groups = new EnumMap<AttentionReason, List<GroupView>>(AttentionReason.class);
    var tasks = new EnumMap<AttentionReason, List<GroupTask>>(AttentionReason.class);
    for (var group : each.groups())
      for (var task : circumstances.tasks(group, stage(group, programme))) {
        groups.computeIfAbsent(task.need(), _ -> new ArrayList<>()).add(group);
        tasks.computeIfAbsent(task.need(), _ -> new ArrayList<>()).add(task);
      }
    return groups.entrySet().stream()
        .map(
            found ->
                new AttentionItem(
                    programme,
                    found.getKey(),
                    found.getValue(),
                    tasks.getOrDefault(found.getKey(), List.of())));
  }

  private GroupRow line(
      GroupView group,
      ProgrammeView programme,
      DisplayNames names,
      Set<Username> unknown,
      List<String> sites,
      GroupFacts circumstances) {
    var stage = stage(group, programme);
    var facilitator = group.facilitator();
    return GroupRow.of(
        group,
        names.of(facilitator),
        unknown.contains(facilitator),
        sites,
        stage,
        stage != GroupStage.FINISHED && thisWeek(group).findAny().isPresent(),
        circumstances.tasks(group, stage));
  }

  private GroupStage stage(GroupView group, ProgrammeView programme) {
    return GroupStage.of(group, programme.settings(), LocalDate.now(clock.withZone(zone)));
  }

  /** The sessions of these programmes in the present week, the soonest first. */
  List<WeekSession> week(List<ProgrammeWithGroups> programmes) {
    return programmes.stream()
        .flatMap(each -> each.groups().stream().flatMap(group -> week(each.programme(), group)))
        .sorted(Comparator.comparing(one -> one.session().startsAt()))
        .toList();
  }

  private Stream<WeekSession> week(ProgrammeView programme, GroupView group) {
    return thisWeek(group)
        .map(session -> new WeekSession(programme.settings().name(), group, session));
  }

  /** From Monday to Sunday. */
  private Stream<CalendarSession> thisWeek(GroupView group) {
    var today = LocalDate.now(clock.withZone(zone));
    var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var from = monday.atStartOfDay(zone).toInstant();
    var until = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
    return group.sessions().all().stream()
        .filter(session -> session.state() != CalendarSession.State.CANCELLED)
        .filter(session -> !session.needsANewDate())
        .filter(
            session -> !session.startsAt().isBefore(from) && session.startsAt().isBefore(until));
  }

  /** People are expected elsewhere whatever the programme. */
  private GroupFacts circumstances(List<GroupView> groups) {
    var elsewhere = BusyTimes.of(groupQueries.sharingWith(groups), _ -> false);
    return new GroupFacts(
        departedFacilitators(groups),
        elsewhere.inConflict(),
        answers.lackingQuorum(groups),
        clock.instant());
  }

  private Set<Username> departedFacilitators(List<GroupView> groups) {
    var facilitators = groups.stream().map(GroupView::facilitator).distinct().toList();
    return directory.of(facilitators).values().stream()
        .filter(DirectoryEntry::hasLeft)
        .map(DirectoryEntry::username)
        .collect(Collectors.toSet());
  }

  /** What is known of groups from elsewhere. */
  private record GroupFacts(
      Set<Username> departed,
      Set<GroupId> inConflict,
      Map<GroupId, ExpectedPresence> tooFew,
      Instant now) {
    List<GroupTask> tasks(GroupView group, GroupStage stage) {
      var id = group.id();
      boolean isWithoutFacilitator = departed.contains(group.facilitator());
      return GroupTasks.of(
          group, stage, isWithoutFacilitator, inConflict.contains(id), tooFew.get(id), now);
    }
  }
}

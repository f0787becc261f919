package codev.group.overview;

import codev.group.answers.InvitationAnswerQueries;
import codev.group.authority.ProgrammeAccess;
import codev.group.calendar.CalendarSession;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.group.GroupQueries;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import codev.group.group.UpcomingSession;
import codev.group.imports.ImportJobUseCase;
import codev.group.participants.ParticipantQueries;
import codev.group.programme.ProgrammeList;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.group.programme.ProgrammeWithGroups;
import codev.infra.ui.NameOrder;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Home page: a user's own groups, and the programmes within their authority. */
@Controller
record HomePageController(
    GroupQueries groupQueries,
    InvitationAnswerQueries answers,
    ProgrammeQueries programmeQueries,
    ProgrammeOverviewQueries overviewQueries,
    ParticipantQueries participantQueries,
    FacilitatorWorkloadQueries facilitatorQueries,
    ProgrammeAccess access,
    DirectoryQueries directory,
    PlatformStatusQueries platform,
    ImportJobUseCase imports,
    Clock clock,
    ZoneId zone) {
  /** How many sessions to come the home page lists. */
  private static final int SESSIONS = 3;

  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping("/groups")
  String groups(@RequestParam(required = false) @Nullable String q, CurrentUser user, Model model) {
    var authority = access.of(user);
    var ownGroups = byNextSession(groupQueries.ownGroups(authority));
    model.addAttribute("mine", ownGroups);
    var me = new Username(user.username());
    var today = LocalDate.now(clock.withZone(zone));
    var stages = stages(ownGroups, today);
    model.addAttribute("stages", stages);
    var unfinished =
        ownGroups.stream().filter(group -> isUnfinished(group, stages.get(group.id()))).toList();
    model.addAttribute("unfinished", unfinished);
    var upcoming = soon(unfinished);
    model.addAttribute("soon", upcoming);
    var invited = upcoming.stream().filter(next -> isInvited(next, me)).toList();
    var given = answers.given(invited.stream().map(next -> next.group().id()).toList());
    model.addAttribute(
        "unanswered",
        invited.stream()
            .filter(next -> answer(next, given, me) == null)
            .map(next -> next.session().id())
            .toList());
    var missed =
        invited.stream()
            .filter(next -> next.group().nextClients(next.session()).contains(me))
            .filter(next -> answer(next, given, me) == InvitationAnswer.DECLINED)
            .map(UpcomingSession::session)
            .toList();
    model.addAttribute("missed", missed.stream().map(CalendarSession::id).toList());
    addUndated(unfinished, user, model);
    model.addAttribute("zone", zone);
    model.addAttribute("led", ledTasks(unfinished, stages, authority));
    var readiness = readiness(upcoming, me);
    model.addAttribute("readiness", readiness);
    addPeople(named(ownGroups, readiness), missed, model);
    var query = q == null || q.isBlank() ? null : q.strip();
    var programmes = ProgrammeList.of(programmes(authority, today), query, today);
    model.addAttribute("programmes", programmes);
    if (ownGroups.isEmpty() && programmes.isEmpty()) model.addAttribute("begin", begin(authority));
    addTasks(programmes, authority, model);
    model.addAttribute("me", me);
    model.addAttribute("isManager", access.isManager(authority));
    model.addAttribute("authority", authority);
    boolean editsDirectory = access.editsDirectory(authority);
    model.addAttribute("editsDirectory", editsDirectory);
    model.addAttribute("unsavedRows", editsDirectory ? imports.unsavedRows(user) : List.of());
    model.addAttribute("pool", editsDirectory ? facilitatorQueries.facilitators(user) : List.of());
    boolean administers = access.administersOrganisation(authority);
    model.addAttribute(
        "platform", administers ? platform.of(authority, imports.countUnderWay()) : null);
    return "overview/groups";
  }

  /** Whom the cards of these groups name, and what is said of the next session. */
  private static Stream<Username> named(
      List<GroupView> groups, @Nullable SessionReadiness readiness) {
    var onCards =
        groups.stream()
            .flatMap(
                group ->
                    Stream.of(
                            Stream.of(group.facilitator()),
                            group.sessions().next().stream().flatMap(one -> one.clients().stream()),
                            group.ledger().rotation().next().stream())
                        .flatMap(people -> people));
    return readiness == null
        ? onCards
        : Stream.concat(onCards, readiness.group().members().stream());
  }

  /**
   * The names of people, and the addresses of those who lead sessions that this person misses, in
   * one read.
   */
  private void addPeople(Stream<Username> named, List<CalendarSession> missed, Model model) {
    var leaders = missed.stream().map(CalendarSession::leader);
    var names = directory.names(Stream.concat(named, leaders).distinct().toList());
    model.addAttribute("names", names);
    model.addAttribute("emails", names.emails());
  }

  /** What waits in the programmes that this person manages; a search is about something else. */
  private void addTasks(ProgrammeList programmes, ProgrammeAuthorities authority, Model model) {
    var managed =
        programmes.current().stream()
            .map(ProgrammeList.ProgrammeRow::shown)
            .filter(each -> authority.manages(each.programme().id().value()))
            .toList();
    model.addAttribute("peopled", withParticipants(managed));
    if (managed.isEmpty() || programmes.query() != null) return;
    var tasks =
        overviewQueries.tasks(managed).stream()
            .collect(Collectors.partitioningBy(AttentionItem::isForOthers));
    model.addAttribute("week", overviewQueries.week(managed));
    model.addAttribute("own", tasks.get(false));
    model.addAttribute("others", tasks.get(true));
  }

  /** Of programmes that have no group yet. */
  private Set<ProgrammeId> withParticipants(List<ProgrammeWithGroups> programmes) {
    return participantQueries.withParticipants(
        programmes.stream()
            .filter(each -> each.groups().isEmpty())
            .map(each -> each.programme().id())
            .toList());
  }

  /**
   * What a person without group or programme does next, or who acts for them: key of a sentence.
   */
  private String begin(ProgrammeAuthorities authority) {
    if (access.isManager(authority)) return "group.page.no-programme";
    if (authority.auditsOrganisation()) return "group.page.none.ORGANISATION-AUDITOR";
    return access
        .addressedAs(authority.user())
        .map(role -> "group.page.none." + role)
        .orElse("group.page.none");
  }

  private static boolean isInvited(UpcomingSession next, Username me) {
    return next.group().members().contains(me) && next.session().isExpected();
  }

  private static @Nullable InvitationAnswer answer(
      UpcomingSession next,
      Map<GroupId, Map<SessionId, Map<Username, InvitationAnswer>>> given,
      Username me) {
    return given
        .getOrDefault(next.group().id(), Map.of())
        .getOrDefault(next.session().id(), Map.of())
        .get(me);
  }

  /** Where no session is to come: why, who sets a date, and where. */
  private static void addUndated(List<GroupView> groups, CurrentUser user, Model model) {
    var undated = groups.stream().filter(group -> group.sessions().all().isEmpty()).toList();
    var facilitated = undated.stream().filter(group -> group.isFacilitatedBy(user)).findFirst();
    model.addAttribute("toPlan", facilitated.orElse(null));
    model.addAttribute(
        "noSession",
        undated.isEmpty()
            ? "group.page.no-session"
            : facilitated.isPresent()
                ? "group.page.no-date.facilitator"
                : "group.page.no-date.member");
  }

  /** In the groups that this person facilitates; a manager of them reads it below. */
  private List<GroupTask> ledTasks(
      List<GroupView> groups, Map<GroupId, GroupStage> stages, ProgrammeAuthorities authority) {
    var led =
        groups.stream()
            .filter(group -> group.isFacilitatedBy(authority.user()))
            .filter(group -> !authority.manages(group.programmeId().value()))
            .toList();
    return overviewQueries.ofFacilitator(led, stages);
  }

  /** Of the next session that this person leads. */
  private @Nullable SessionReadiness readiness(List<UpcomingSession> upcoming, Username me) {
    for (var next : upcoming) {
      var session = next.session();
      if (next.days() < 0 || !session.isExpected() || !session.facilitator().equals(me)) continue;
      var presence = answers.expected(next.group(), me).get(session.id());
      if (presence != null) return new SessionReadiness(next.group(), session, presence);
    }
    return null;
  }

  private static boolean isUnfinished(GroupView group, @Nullable GroupStage stage) {
    return stage != GroupStage.FINISHED || group.sessions().hasSessionUnderWay();
  }

  private Map<GroupId, GroupStage> stages(List<GroupView> groups, LocalDate today) {
    var running =
        programmeQueries.running(groups.stream().map(GroupView::programmeId).toList(), today);
    return groups.stream()
        .collect(
            Collectors.toMap(
                GroupView::id,
                group -> GroupStage.of(group, !running.contains(group.programmeId()))));
  }

  /** The one that meets next first, by name those that have no session to come. */
  private static List<GroupView> byNextSession(List<GroupView> groups) {
    var byNextStart =
        Comparator.<GroupView, @Nullable Instant>comparing(
            group -> group.sessions().next().map(CalendarSession::startsAt).orElse(null),
            Comparator.nullsLast(Comparator.naturalOrder()));
    return groups.stream()
        .sorted(byNextStart.thenComparing(GroupView::name, NameOrder.alphabetical()))
        .toList();
  }

  /** The next session of each group that has its date, the soonest first. */
  private List<UpcomingSession> soon(List<GroupView> groups) {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, zone);
    return groups.stream()
        .flatMap(group -> UpcomingSession.of(group, today, zone).stream())
        .filter(next -> isToAttend(next, now))
        .sorted(Comparator.comparing(next -> next.session().startsAt()))
        .limit(SESSIONS)
        .toList();
  }

  /** Not one that was opened days ago: it has only to be closed. */
  private static boolean isToAttend(UpcomingSession next, Instant now) {
    if (next.session().needsANewDate()) return false;
    return !next.session().begun() || next.days() >= 0 || !next.session().isOverdue(now);
  }

  /** Without the groups of those that are over, in which nothing is to do. */
  private List<ProgrammeWithGroups> programmes(ProgrammeAuthorities authority, LocalDate today) {
    var programmes = programmeQueries.programmesOf(authority);
    var running =
        programmes.stream()
            .filter(programme -> !programme.settings().isOverOn(today))
            .map(ProgrammeView::id)
            .toList();
    var groups = groupQueries.groups(running, authority);
    return programmes.stream()
        .map(each -> new ProgrammeWithGroups(each, groups.getOrDefault(each.id(), List.of())))
        .toList();
  }
}

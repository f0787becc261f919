package codev.group.overview;

import codev.group.answers.InvitationAnswerQueries;
import codev.group.authority.ProgrammeAccess;
import codev.group.calendar.CalendarSession;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.evidence.proof.DocumentProofs;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.group.CharterComparison;
import codev.group.group.GroupQueries;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import codev.group.group.HeldSessionDays;
import codev.group.group.OpenableSessions;
import codev.group.people.AbsenceQueries;
import codev.group.programme.ProgrammeQueries;
import codev.group.rotation.MemberWithoutTurn;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Page of one group. */
@Controller
record GroupPageController(
    GroupQueries groupQueries,
    ProgrammeQueries programmeQueries,
    FacilitatorWorkloadQueries facilitatorQueries,
    InvitationAnswerQueries answers,
    AbsenceQueries absences,
    CharterComparison charters,
    ProgrammeAccess access,
    DirectoryQueries directory,
    DocumentProofs proofs,
    Clock clock,
    ZoneId zone) {
  private static final Duration UNDOABLE_FOR = Duration.ofMinutes(1);

  /** Each form that is drawn carries the id of what it will create: two clicks create it once. */
  @ModelAttribute("newIds")
  NewIds newIds() {
    return new NewIds();
  }

  @RequiredAccess(AccessPolicy.GROUP_VIEWER)
  @GetMapping("/groups/{id}")
  String group(@PathVariable UUID id, CurrentUser user, Locale language, Model model) {
    var group = groupQueries.group(new GroupId(id), user);
    model.addAttribute("group", group);
    model.addAttribute("conflicts", groupQueries.conflicts(group, user));
    model.addAttribute("absences", absences.during(group, user));
    model.addAttribute("waiting", waiting(group));
    var begun = groupQueries.begun(group);
    model.addAttribute("days", new HeldSessionDays(begun, zone));
    var programme = programmeQueries.programme(group.programmeId(), user);
    model.addAttribute("programme", programme);
    var today = LocalDate.now(clock.withZone(zone));
    boolean isOver = programme.settings().isOverOn(today);
    addStage(group, GroupStage.of(group, isOver), model);
    model.addAttribute("isOver", isOver);
    model.addAttribute("undoable", undoable(group));
    model.addAttribute("templates", programme.templates().newest());
    var me = new Username(user.username());
    model.addAttribute("me", me);
    model.addAttribute("hasProofs", proofs.areMade());
    model.addAttribute(
        "asksForCharter", !isOver && group.members().contains(me) && !group.hasAcceptedCharter(me));
    model.addAttribute("charterChanges", charters.since(group, me, language));
    model.addAttribute("expected", answers.expected(group, me));
    model.addAttribute("unanswered", answers.unanswered(group, me));
    var names = directory.names(group.named().toList());
    model.addAttribute("names", names);
    model.addAttribute("emails", names.emails());
    var authority = access.of(user);
    model.addAttribute("openable", new OpenableSessions(group, begun).of(authority));
    boolean isManager = authority.manages(programme.id().value());
    model.addAttribute("isManager", isManager);
    model.addAttribute("isUnknown", isManager && facilitatorQueries.isUnknown(group.facilitator()));
    model.addAttribute("pool", isManager ? facilitatorQueries.facilitators(user) : List.of());
    model.addAttribute("audits", authority.audits(programme.id().value()));
    model.addAttribute("auditsOrganisation", authority.auditsOrganisation());
    model.addAttribute("leads", group.isFacilitatedBy(user));
    model.addAttribute("recordsCharter", group.leads(user));
    boolean plans = group.isAnsweredForBy(authority);
    model.addAttribute("plans", plans);
    model.addAttribute(
        "roomConflicts", plans ? groupQueries.roomConflicts(group, user) : List.of());
    return "group/page";
  }

  /** The sessions whose place was changed a moment ago: it can be put back. */
  private List<SessionId> undoable(GroupView group) {
    var moment = clock.instant().minus(UNDOABLE_FOR);
    return group.sessions().all().stream()
        .filter(session -> session.earlierPlace() != null && session.changedAt().isAfter(moment))
        .map(CalendarSession::id)
        .toList();
  }

  /** What is still to come is shown as long as there is something to come, or going on. */
  private static void addStage(GroupView group, GroupStage stage, Model model) {
    boolean isFinished = stage == GroupStage.FINISHED;
    model.addAttribute("stage", stage);
    model.addAttribute("isFinished", isFinished);
    model.addAttribute("showsNext", !isFinished || group.sessions().hasSessionUnderWay());
  }

  /** Those who have not been client, by the reason for it. */
  private static Map<MemberWithoutTurn.Cause, List<MemberWithoutTurn>> waiting(GroupView group) {
    return group.notYetClient().stream()
        .collect(
            Collectors.groupingBy(MemberWithoutTurn::why, LinkedHashMap::new, Collectors.toList()));
  }

  /** Ids for what does not exist yet. */
  record NewIds() {
    public UUID id() {
      return UUID.randomUUID();
    }
  }
}

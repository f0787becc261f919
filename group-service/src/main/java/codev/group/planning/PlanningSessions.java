package codev.group.planning;

import codev.group.calendar.Conflict;
import codev.group.domain.Frame;
import codev.group.domain.GroupCommand.CancelSession;
import codev.group.domain.GroupCommand.MoveSession;
import codev.group.domain.GroupCommand.PlanCycle;
import codev.group.domain.GroupCommand.PlanSession;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupId;
import codev.group.domain.Reason;
import codev.group.domain.Refused;
import codev.group.domain.SessionId;
import codev.group.domain.Username;
import codev.group.domain.Warning;
import codev.group.roster.ProgrammeCard;
import codev.group.roster.Roster;
import codev.infra.eventstore.Commands;
import codev.infra.eventstore.Receipt;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A manager or the facilitator says when the group meets, and when it does not after all. */
@RestController
public class PlanningSessions {
  private final Commands commands;
  private final Roster roster;
  private final Clock clock;

  PlanningSessions(Commands commands, Roster roster, Clock clock) {
    this.commands = commands;
    this.roster = roster;
    this.clock = clock;
  }

  @PostMapping("/api/groups/{group}/sessions")
  @ResponseStatus(HttpStatus.CREATED)
  Planned plan(@PathVariable UUID group, @Valid @RequestBody SessionForm form, Who who) {
    return planned(group, form, who);
  }

  @PostMapping("/groups/{group}/sessions")
  ResponseEntity<Void> planOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SessionPageForm form, Who who) {
    return onward(group, planned(group, form.inUtc(), who).position());
  }

  @PostMapping("/api/groups/{group}/sessions/cycle")
  @ResponseStatus(HttpStatus.CREATED)
  PlannedCycle planCycle(@PathVariable UUID group, @Valid @RequestBody CycleForm form, Who who) {
    return planned(group, form, who);
  }

  @PostMapping("/groups/{group}/sessions/cycle")
  ResponseEntity<Void> planCycleOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute CycleForm form, Who who) {
    return onward(group, planned(group, form, who).position());
  }

  @PostMapping("/api/groups/{group}/sessions/{session}/move")
  Planned move(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody MoveForm form,
      Who who) {
    return moved(new GroupId(group), new SessionId(session), form, who);
  }

  @PostMapping("/groups/{group}/sessions/{session}/move")
  ResponseEntity<Void> moveOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute MoveForm.OnPage form,
      Who who) {
    var moved = moved(new GroupId(group), new SessionId(session), form.inUtc(), who);
    return onward(group, moved.position());
  }

  @PostMapping("/api/groups/{group}/sessions/{session}/cancel")
  Planned cancel(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody CancelForm form,
      Who who) {
    return cancelled(new GroupId(group), new SessionId(session), form, who);
  }

  @PostMapping("/groups/{group}/sessions/{session}/cancel")
  ResponseEntity<Void> cancelOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute CancelForm form,
      Who who) {
    var cancelled = cancelled(new GroupId(group), new SessionId(session), form, who);
    return onward(group, cancelled.position());
  }

  private static ResponseEntity<Void> onward(UUID group, long position) {
    return Onward.to("/groups/" + group, position);
  }

  private Planned planned(UUID group, SessionForm form, Who who) {
    var id = new GroupId(group);
    var session = new SessionId(form.id() == null ? UUID.randomUUID() : form.id());
    var receipt = commands.send(command(id, session, form, who));
    var warnings = receipt.answer(SessionPlanned.class).warnings();
    return answer(id, session, receipt.position(), warnings, who);
  }

  private Planned moved(GroupId group, SessionId session, MoveForm form, Who who) {
    var by = new Username(who.username());
    var receipt =
        commands.send(
            new MoveSession(
                group,
                session,
                form.startsAt(),
                form.reason(),
                frame(group),
                who.is(Role.MANAGER),
                by,
                clock.instant()));
    var warnings =
        ((List<?>) receipt.answer(List.class)).stream().map(Warning.class::cast).toList();
    return answer(group, session, receipt.position(), warnings, who);
  }

  private Planned cancelled(GroupId group, SessionId session, CancelForm form, Who who) {
    var by = new Username(who.username());
    var receipt =
        commands.send(
            new CancelSession(
                group,
                session,
                form.reason().strip(),
                frame(group),
                who.is(Role.MANAGER),
                by,
                clock.instant()));
    return new Planned(session.value(), receipt.position(), List.of(), List.of());
  }

  private PlannedCycle planned(UUID group, CycleForm form, Who who) {
    var id = new GroupId(group);
    var programme = programme(id);
    mustBeOf(id, form.sessions(programme.frame()));
    var receipt = sent(programme, id, form, who);
    var planned =
        ((List<?>) receipt.answer(List.class)).stream().map(SessionPlanned.class::cast).toList();
    var sessions = planned.stream().map(SessionPlanned::session).toList();
    var conflicts = roster.conflicts(roster.group(id), who);
    return new PlannedCycle(
        planned.stream()
            .map(
                session ->
                    new PlannedCycle.PlannedSession(
                        session.session().value(),
                        session.startsAt(),
                        Conflict.warnings(session.warnings(), conflicts, session.session())))
            .toList(),
        receipt.position(),
        conflicts.stream().filter(conflict -> sessions.contains(conflict.session())).toList());
  }

  /** Plans a cycle whose ids are no other group's, and does not look who is wanted elsewhere. */
  Receipt sent(ProgrammeCard programme, GroupId id, CycleForm form, Who who) {
    var frame = programme.frame();
    return commands.send(
        new PlanCycle(
            id,
            form.sessions(frame),
            form.cycle(),
            programme.template(form.templateKey()),
            form.place(),
            form.videoLink(),
            frame,
            who.is(Role.MANAGER),
            new Username(who.username()),
            clock.instant()));
  }

  private Planned answer(
      GroupId group, SessionId session, long position, List<Warning> warnings, Who who) {
    var conflicts =
        roster.conflicts(roster.group(group), who).stream()
            .filter(conflict -> conflict.session().equals(session))
            .toList();
    return new Planned(
        session.value(), position, Conflict.warnings(warnings, conflicts, session), conflicts);
  }

  private PlanSession command(GroupId group, SessionId session, SessionForm form, Who who) {
    mustBeOf(group, List.of(session));
    var programme = programme(group);
    return new PlanSession(
        group,
        session,
        form.startsAt(),
        programme.template(form.templateKey()),
        form.place(),
        form.videoLink(),
        programme.frame(),
        who.is(Role.MANAGER),
        new Username(who.username()),
        clock.instant());
  }

  private void mustBeOf(GroupId group, List<SessionId> sessions) {
    if (!roster.plannedIn(sessions).stream().allMatch(group::equals))
      throw new Refused(Reason.SAME_ID_OTHER_CONTENT);
  }

  private Frame frame(GroupId group) {
    return programme(group).frame();
  }

  private ProgrammeCard programme(GroupId group) {
    return roster.programme(roster.group(group).programmeId());
  }
}

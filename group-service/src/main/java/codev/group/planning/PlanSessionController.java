package codev.group.planning;

import codev.group.calendar.SchedulingConflict;
import codev.group.domain.GroupCommand.CancelSession;
import codev.group.domain.GroupCommand.MoveSession;
import codev.group.domain.GroupCommand.PlanCycle;
import codev.group.domain.GroupCommand.PlanSession;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupId;
import codev.group.domain.ProgrammeTerms;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.SessionId;
import codev.group.domain.Warning;
import codev.group.domain.person.Username;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.infra.eventstore.CommandResult;
import codev.infra.eventstore.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
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
public class PlanSessionController {
  private final CommandSender commands;
  private final ProgrammeQueries roster;
  private final Clock clock;

  PlanSessionController(CommandSender commands, ProgrammeQueries roster, Clock clock) {
    this.commands = commands;
    this.roster = roster;
    this.clock = clock;
  }

  @PostMapping("/api/groups/{group}/sessions")
  @ResponseStatus(HttpStatus.CREATED)
  PlanSessionResponse plan(
      @PathVariable UUID group, @Valid @RequestBody SessionForm form, CurrentUser who) {
    return planned(group, form, who);
  }

  @PostMapping("/groups/{group}/sessions")
  ResponseEntity<Void> planOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SessionPageForm form, CurrentUser who) {
    return onward(group, planned(group, form.inUtc(), who).position());
  }

  @PostMapping("/api/groups/{group}/sessions/cycle")
  @ResponseStatus(HttpStatus.CREATED)
  PlanSeriesResponse planCycle(
      @PathVariable UUID group, @Valid @RequestBody SessionSeriesForm form, CurrentUser who) {
    return planned(group, form, who);
  }

  @PostMapping("/groups/{group}/sessions/cycle")
  ResponseEntity<Void> planCycleOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SessionSeriesForm form, CurrentUser who) {
    return onward(group, planned(group, form, who).position());
  }

  @PostMapping("/api/groups/{group}/sessions/{session}/move")
  PlanSessionResponse move(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody MoveSessionForm form,
      CurrentUser who) {
    return moved(new GroupId(group), new SessionId(session), form, who);
  }

  @PostMapping("/groups/{group}/sessions/{session}/move")
  ResponseEntity<Void> moveOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute MoveSessionForm.OnPage form,
      CurrentUser who) {
    var moved = moved(new GroupId(group), new SessionId(session), form.inUtc(), who);
    return onward(group, moved.position());
  }

  @PostMapping("/api/groups/{group}/sessions/{session}/cancel")
  PlanSessionResponse cancel(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody CancelSessionForm form,
      CurrentUser who) {
    return cancelled(new GroupId(group), new SessionId(session), form, who);
  }

  @PostMapping("/groups/{group}/sessions/{session}/cancel")
  ResponseEntity<Void> cancelOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute CancelSessionForm form,
      CurrentUser who) {
    var cancelled = cancelled(new GroupId(group), new SessionId(session), form, who);
    return onward(group, cancelled.position());
  }

  private static ResponseEntity<Void> onward(UUID group, long position) {
    return RedirectAfterPost.to("/groups/" + group, position);
  }

  private PlanSessionResponse planned(UUID group, SessionForm form, CurrentUser who) {
    var id = new GroupId(group);
    var session = new SessionId(form.id() == null ? UUID.randomUUID() : form.id());
    var receipt = commands.send(command(id, session, form, who));
    var warnings = receipt.answer(SessionPlanned.class).warnings();
    return answer(id, session, receipt.position(), warnings, who);
  }

  private PlanSessionResponse moved(
      GroupId group, SessionId session, MoveSessionForm form, CurrentUser who) {
    var by = new Username(who.username());
    var receipt =
        commands.send(
            new MoveSession(
                group,
                session,
                form.startsAt(),
                form.reason(),
                frame(group),
                who.is(UserRole.MANAGER),
                by,
                clock.instant()));
    var warnings =
        ((List<?>) receipt.answer(List.class)).stream().map(Warning.class::cast).toList();
    return answer(group, session, receipt.position(), warnings, who);
  }

  private PlanSessionResponse cancelled(
      GroupId group, SessionId session, CancelSessionForm form, CurrentUser who) {
    var by = new Username(who.username());
    var receipt =
        commands.send(
            new CancelSession(
                group,
                session,
                form.reason().strip(),
                frame(group),
                who.is(UserRole.MANAGER),
                by,
                clock.instant()));
    return new PlanSessionResponse(session.value(), receipt.position(), List.of(), List.of());
  }

  private PlanSeriesResponse planned(UUID group, SessionSeriesForm form, CurrentUser who) {
    var id = new GroupId(group);
    var programme = programme(id);
    mustBeOf(id, form.sessions(programme.frame()));
    var receipt = sent(programme, id, form, who);
    var planned =
        ((List<?>) receipt.answer(List.class)).stream().map(SessionPlanned.class::cast).toList();
    var sessions = planned.stream().map(SessionPlanned::session).toList();
    var conflicts = roster.conflicts(roster.group(id), who);
    return new PlanSeriesResponse(
        planned.stream()
            .map(
                session ->
                    new PlanSeriesResponse.PlannedSession(
                        session.session().value(),
                        session.startsAt(),
                        SchedulingConflict.warnings(
                            session.warnings(), conflicts, session.session())))
            .toList(),
        receipt.position(),
        conflicts.stream().filter(conflict -> sessions.contains(conflict.session())).toList());
  }

  /** Plans a cycle whose ids are no other group's, and does not look who is wanted elsewhere. */
  CommandResult sent(ProgrammeView programme, GroupId id, SessionSeriesForm form, CurrentUser who) {
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
            who.is(UserRole.MANAGER),
            new Username(who.username()),
            clock.instant()));
  }

  private PlanSessionResponse answer(
      GroupId group, SessionId session, long position, List<Warning> warnings, CurrentUser who) {
    var conflicts =
        roster.conflicts(roster.group(group), who).stream()
            .filter(conflict -> conflict.session().equals(session))
            .toList();
    return new PlanSessionResponse(
        session.value(),
        position,
        SchedulingConflict.warnings(warnings, conflicts, session),
        conflicts);
  }

  private PlanSession command(GroupId group, SessionId session, SessionForm form, CurrentUser who) {
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
        who.is(UserRole.MANAGER),
        new Username(who.username()),
        clock.instant());
  }

  private void mustBeOf(GroupId group, List<SessionId> sessions) {
    if (!roster.plannedIn(sessions).stream().allMatch(group::equals))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  private ProgrammeTerms frame(GroupId group) {
    return programme(group).frame();
  }

  private ProgrammeView programme(GroupId group) {
    return roster.programme(roster.group(group).programmeId());
  }
}

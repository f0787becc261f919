package codev.group.planning;

import codev.group.calendar.SchedulingConflict;
import codev.group.domain.GroupCommand.CancelSession;
import codev.group.domain.GroupCommand.MoveSession;
import codev.group.domain.GroupCommand.PlanCycle;
import codev.group.domain.GroupCommand.PlanSession;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupId;
import codev.group.domain.MethodWarning;
import codev.group.domain.ProgrammeSettings;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Use case: plans, moves and cancels a group's sessions; for a manager or the group's facilitator.
 */
@Component
class SessionPlanner {
  private final CommandSender commands;
  private final GroupQueries groupQueries;
  private final ProgrammeQueries programmeQueries;
  private final Clock clock;

  SessionPlanner(
      CommandSender commands,
      GroupQueries groupQueries,
      ProgrammeQueries programmeQueries,
      Clock clock) {
    this.commands = commands;
    this.groupQueries = groupQueries;
    this.programmeQueries = programmeQueries;
    this.clock = clock;
  }

  PlanSessionResponse plan(GroupId group, SessionRequest form, CurrentUser who) {
    var session = new SessionId(form.id() == null ? UUID.randomUUID() : form.id());
    var receipt = commands.send(command(group, session, form, who));
    var warnings = receipt.answer(SessionPlanned.class).warnings();
    return answer(group, session, receipt.position(), warnings, who);
  }

  PlanSessionResponse move(
      GroupId group, SessionId session, MoveSessionRequest form, CurrentUser who) {
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
    var warnings = receipt.answers(MethodWarning.class);
    return answer(group, session, receipt.position(), warnings, who);
  }

  PlanSessionResponse cancel(
      GroupId group, SessionId session, CancelSessionRequest form, CurrentUser who) {
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

  PlanSeriesResponse planSeries(GroupId group, SessionSeriesRequest form, CurrentUser who) {
    var programme = programme(group);
    mustBeOf(group, form.sessions(programme.frame()));
    var receipt = planSeries(programme, group, form, who);
    var planned = receipt.answers(SessionPlanned.class);
    var sessions = planned.stream().map(SessionPlanned::session).toList();
    var conflicts = groupQueries.conflicts(groupQueries.group(group), who);
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

  /** Plans a series whose ids are no other group's, without looking for conflicts. */
  CommandResult planSeries(
      ProgrammeView programme, GroupId group, SessionSeriesRequest form, CurrentUser who) {
    var frame = programme.frame();
    return commands.send(
        new PlanCycle(
            group,
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
      GroupId group,
      SessionId session,
      long position,
      List<MethodWarning> warnings,
      CurrentUser who) {
    var conflicts =
        groupQueries.conflicts(groupQueries.group(group), who).stream()
            .filter(conflict -> conflict.session().equals(session))
            .toList();
    return new PlanSessionResponse(
        session.value(),
        position,
        SchedulingConflict.warnings(warnings, conflicts, session),
        conflicts);
  }

  private PlanSession command(
      GroupId group, SessionId session, SessionRequest form, CurrentUser who) {
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
    if (!groupQueries.plannedIn(sessions).stream().allMatch(group::equals))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  private ProgrammeSettings frame(GroupId group) {
    return programme(group).frame();
  }

  private ProgrammeView programme(GroupId group) {
    return programmeQueries.programme(groupQueries.group(group).programmeId());
  }
}

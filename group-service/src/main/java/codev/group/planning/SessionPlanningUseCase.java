package codev.group.planning;

import codev.group.actor.CommandActorFactory;
import codev.group.calendar.CalendarSession;
import codev.group.calendar.SchedulingConflict;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.GroupSessionCommand.AcceptSessionDate;
import codev.group.domain.command.GroupSessionCommand.CancelSession;
import codev.group.domain.command.GroupSessionCommand.ChangeSessionPlace;
import codev.group.domain.command.GroupSessionCommand.ChangeSessionTemplate;
import codev.group.domain.command.GroupSessionCommand.MoveSession;
import codev.group.domain.command.GroupSessionCommand.PlanSession;
import codev.group.domain.command.GroupSessionCommand.PlanSessionSeries;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.people.AbsenceQueries;
import codev.group.people.SessionAbsence;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Use case: plans, moves and cancels a group's sessions, and changes their place and template; for
 * a manager or the group's facilitator.
 */
@Component
record SessionPlanningUseCase(
    CommandSender commands,
    GroupQueries groupQueries,
    ProgrammeQueries programmeQueries,
    AbsenceQueries absenceQueries,
    CommandActorFactory actors,
    Clock clock) {
  PlanSessionResponse plan(GroupId group, SessionRequest form, CurrentUser user) {
    var session = new SessionId(form.id() == null ? UUID.randomUUID() : form.id());
    var result = commands.send(command(group, session, form, user));
    var warnings = result.answer(SessionPlanned.class).warnings();
    return answer(group, session, result.position(), warnings, user);
  }

  PlanSessionResponse move(
      GroupId group, SessionId session, MoveSessionRequest form, CurrentUser user) {
    var actor = actors.of(user, group);
    var textName = "moved/%s/%s".formatted(session, form.startsAt());
    var result =
        commands.send(
            new MoveSession(
                group,
                session,
                form.startsAt(),
                actor.encryptNullable(textName, form.reason()),
                groupQueries.bookings(programme(group).id(), place(group, session), user),
                settings(group),
                groupQueries.isManager(user, group),
                actor.username(),
                actor.now()),
            actor::storeKey);
    var warnings = result.answers(MethodWarning.class);
    return answer(group, session, result.position(), warnings, user);
  }

  PlanSessionResponse changePlace(
      GroupId group, SessionId session, SessionPlaceRequest form, CurrentUser user) {
    var where = form.where();
    var by = new Username(user.username());
    var result =
        commands.send(
            new ChangeSessionPlace(
                group,
                session,
                where,
                groupQueries.bookings(programme(group).id(), where.place(), user),
                groupQueries.isManager(user, group),
                by,
                clock.instant()));
    return PlanSessionResponse.of(session.value(), result.position());
  }

  /** The date stays, with what the method advises against in it. */
  PlanSessionResponse changeTemplate(
      GroupId group, SessionId session, ChangeTemplateRequest form, CurrentUser user) {
    var programme = programme(group);
    var result =
        commands.send(
            new ChangeSessionTemplate(
                group,
                session,
                programme.template(form.key()),
                groupQueries.bookings(programme.id(), place(group, session), user),
                groupQueries.isManager(user, group),
                new Username(user.username()),
                clock.instant()));
    return PlanSessionResponse.of(session.value(), result.position());
  }

  PlanSessionResponse cancel(
      GroupId group, SessionId session, CancelSessionRequest form, CurrentUser user) {
    var actor = actors.of(user, group);
    var result =
        commands.send(
            new CancelSession(
                group,
                session,
                actor.encrypt("cancelled/" + session, form.reason()),
                settings(group),
                groupQueries.isManager(user, group),
                actor.username(),
                actor.now()),
            actor::storeKey);
    return PlanSessionResponse.of(session.value(), result.position());
  }

  /** Keeps the session where it is: what the method advises against there is no longer shown. */
  PlanSessionResponse acceptDate(
      GroupId group, SessionId session, @Nullable String reason, CurrentUser user) {
    var actor = actors.of(user, group);
    var result =
        commands.send(
            new AcceptSessionDate(
                group,
                session,
                actor.encryptNullable("kept/" + session, reason),
                groupQueries.isManager(user, group),
                actor.username(),
                actor.now()),
            actor::storeKey);
    return PlanSessionResponse.of(session.value(), result.position());
  }

  PlanSeriesResponse planSeries(GroupId group, SessionSeriesRequest form, CurrentUser user) {
    var programme = programme(group);
    mustBeOf(group, form.sessions(programme.settings()));
    var result = planSeries(programme, group, form, user);
    var planned = result.answers(SessionPlanned.class);
    var sessions = planned.stream().map(SessionPlanned::session).toList();
    var view = groupQueries.group(group);
    var conflicts = groupQueries.conflicts(view, user);
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
        result.position(),
        conflicts.stream().filter(conflict -> sessions.contains(conflict.session())).toList(),
        absences(view, sessions, user));
  }

  /** Plans a series whose ids are no other group's, without looking for conflicts. */
  CommandResult planSeries(
      ProgrammeView programme, GroupId group, SessionSeriesRequest form, CurrentUser user) {
    var settings = programme.settings();
    return commands.send(
        new PlanSessionSeries(
            group,
            form.sessions(settings),
            form.toSeries(),
            programme.template(form.templateKey()),
            form.place(),
            form.videoLink(),
            groupQueries.bookings(programme.id(), form.place(), user),
            settings,
            groupQueries.isManager(user, group),
            new Username(user.username()),
            clock.instant()));
  }

  private PlanSessionResponse answer(
      GroupId group,
      SessionId session,
      long position,
      List<MethodWarning> warnings,
      CurrentUser user) {
    var view = groupQueries.group(group);
    var conflicts =
        groupQueries.conflicts(view, user).stream()
            .filter(conflict -> conflict.session().equals(session))
            .toList();
    return new PlanSessionResponse(
        session.value(),
        position,
        SchedulingConflict.warnings(warnings, conflicts, session),
        conflicts,
        absences(view, List.of(session), user));
  }

  private List<SessionAbsence> absences(
      GroupView group, List<SessionId> sessions, CurrentUser user) {
    return absenceQueries.during(group, user).stream()
        .filter(absence -> sessions.contains(absence.session()))
        .toList();
  }

  private PlanSession command(
      GroupId group, SessionId session, SessionRequest form, CurrentUser user) {
    mustBeOf(group, List.of(session));
    var programme = programme(group);
    return new PlanSession(
        group,
        session,
        form.startsAt(),
        programme.template(form.templateKey()),
        form.place(),
        form.videoLink(),
        groupQueries.bookings(programme.id(), form.place(), user),
        programme.settings(),
        groupQueries.isManager(user, group),
        new Username(user.username()),
        clock.instant());
  }

  private @Nullable String place(GroupId group, SessionId session) {
    return groupQueries
        .group(group)
        .sessions()
        .find(session)
        .map(CalendarSession::place)
        .orElse(null);
  }

  private void mustBeOf(GroupId group, List<SessionId> sessions) {
    if (!groupQueries.plannedIn(sessions).stream().allMatch(group::equals))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  private ProgrammeSettings settings(GroupId group) {
    return programme(group).settings();
  }

  private ProgrammeView programme(GroupId group) {
    return programmeQueries.programme(groupQueries.group(group).programmeId());
  }
}

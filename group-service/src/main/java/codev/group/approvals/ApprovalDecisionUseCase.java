package codev.group.approvals;

import codev.group.actor.CommandActorFactory;
import codev.group.authority.ApprovalQueries;
import codev.group.authority.ProgrammeAccess;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.command.ApprovalCommand.DecideApproval;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Use case: grants or refuses what another person has asked for. */
@Component
record ApprovalDecisionUseCase(
    CommandSender commands,
    ApprovalQueries approvals,
    ProgrammeAccess access,
    CommandActorFactory actors,
    GroupQueries groups,
    ProgrammeQueries programmes,
    ZoneId zone) {
  /** Refuses those for whom it does not exist: who asked for it is refused by the rule. */
  void mustBeVisible(ApprovalId id, CurrentUser user) {
    if (approvals.current(id, access.currentOf(user)).isEmpty()) throw RefusedException.notFound();
  }

  CommandResult decide(ApprovalId id, ApprovalDecisionRequest form, CurrentUser user) {
    if (form.lacksReason()) throw new MalformedRequestException("reason", "request.missing");
    var actor = actors.of(user, "approval/" + id);
    var isGranted = form.decision() == ApprovalDecisionRequest.Decision.GRANTED;
    approvals.mustBeSecondPerson(id, actor.username(), actor.now());
    if (isGranted) mustBePossible(id, actor.now());
    return commands.send(
        new DecideApproval(
            id,
            isGranted,
            actor.encryptNullable("decided", form.reason()),
            actor.username(),
            actor.now()),
        actor::storeKey);
  }

  private void mustBePossible(ApprovalId id, Instant now) {
    if (approvals.hasAskerLostTheirRight(id, now))
      throw new RuleViolationException(RuleViolation.APPROVAL_ASKER_LOST_THE_RIGHT);
    approvals.personToErase(id).ifPresent(person -> mustNotFacilitate(person, now));
  }

  /** Who is erased can write nothing any more: their groups would stand still. */
  private void mustNotFacilitate(Username person, Instant now) {
    var led = groups.currentlyLedBy(person).stream().map(GroupView::programmeId).toList();
    var running = programmes.running(led, LocalDate.ofInstant(now, zone));
    long current = led.stream().filter(running::contains).count();
    if (current > 0)
      throw new RuleViolationException(RuleViolation.ERASURE_OF_A_FACILITATOR, current);
  }
}

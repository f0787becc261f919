package codev.group.approvals;

import codev.group.actor.CommandActorFactory;
import codev.group.authority.ApprovalQueries;
import codev.group.authority.ProgrammeAccess;
import codev.group.domain.GroupServiceCommand.DecideApproval;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.ApprovalId;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Use case: grants or refuses what another person has asked for. */
@Component
class ApprovalDecisionUseCase {
  private final CommandSender commands;
  private final ApprovalQueries approvals;
  private final ProgrammeAccess access;
  private final CommandActorFactory actors;

  ApprovalDecisionUseCase(
      CommandSender commands,
      ApprovalQueries approvals,
      ProgrammeAccess access,
      CommandActorFactory actors) {
    this.commands = commands;
    this.approvals = approvals;
    this.access = access;
    this.actors = actors;
  }

  /** Refuses those for whom it does not exist: who asked for it is refused by the rule. */
  void mustBeVisible(ApprovalId id, CurrentUser user) {
    if (approvals.current(id, access.currentOf(user)).isEmpty()) throw RefusedException.notFound();
  }

  CommandResult decide(ApprovalId id, ApprovalDecisionRequest form, CurrentUser user) {
    if (form.lacksReason()) throw new MalformedRequestException("reason", "request.missing");
    var actor = actors.of(user, "approval/" + id);
    var isGranted = form.decision() == ApprovalDecisionRequest.Decision.GRANTED;
    if (isGranted && approvals.hasAskerLostTheirRight(id, actor.now()))
      throw new RuleViolationException(RuleViolation.APPROVAL_ASKER_LOST_THE_RIGHT);
    return commands.send(
        new DecideApproval(
            id,
            isGranted,
            actor.encryptNullable("decided", form.reason()),
            actor.username(),
            actor.now()),
        actor::keepKey);
  }
}

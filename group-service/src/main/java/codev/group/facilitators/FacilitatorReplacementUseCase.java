package codev.group.facilitators;

import codev.group.actor.CommandActorFactory;
import codev.group.authority.ApprovableCommandUseCase;
import codev.group.authority.ApprovalQueries;
import codev.group.authority.DoneOrPending;
import codev.group.authority.GrantQueries;
import codev.group.authority.SecondPersonQueries;
import codev.group.domain.authority.ApprovalAction.FacilitatorReplacement;
import codev.group.domain.command.MembershipCommand.ReplaceFacilitator;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.group.GroupQueries;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Use case: replaces a group's facilitator, for good or for one session; managers only, and by
 * themselves only once it is approved.
 */
@Component
public class FacilitatorReplacementUseCase {
  private final ApprovableCommandUseCase approvals;
  private final ApprovalQueries approvalQueries;
  private final GroupQueries groupQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final GrantQueries grants;
  private final SecondPersonQueries secondPeople;
  private final CommandActorFactory actors;
  private final UsernameSpelling spelling;

  FacilitatorReplacementUseCase(
      ApprovableCommandUseCase approvals,
      ApprovalQueries approvalQueries,
      GroupQueries groupQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      GrantQueries grants,
      SecondPersonQueries secondPeople,
      CommandActorFactory actors,
      UsernameSpelling spelling) {
    this.approvals = approvals;
    this.approvalQueries = approvalQueries;
    this.groupQueries = groupQueries;
    this.facilitatorQueries = facilitatorQueries;
    this.grants = grants;
    this.secondPeople = secondPeople;
    this.actors = actors;
    this.spelling = spelling;
  }

  DoneOrPending replace(GroupId id, FacilitatorReplacementRequest form, CurrentUser user) {
    var group = groupQueries.group(id);
    var actor = actors.of(user, id);
    var facilitator = form.facilitator(spelling);
    secondPeople.mustNotNameOnesGranter(
        actor.username(), List.of(facilitator), group.programmeId(), actor.now());
    var textName =
        "facilitator/" + facilitator + "/" + (form.session() == null ? "" : form.session());
    var reason = actor.encrypt(textName, form.reason());
    var action =
        new FacilitatorReplacement(
            id.value(), group.programmeId(), group.name(), facilitator, form.sessionId());
    return approvals.send(
        command(action, reason, false, actor.username(), actor.now()), action, reason, actor);
  }

  /** Carries out what was approved. */
  public ReplaceFacilitator approved(
      FacilitatorReplacement action, EncryptedText reason, Username by, Instant at) {
    return command(action, reason, true, by, at);
  }

  private ReplaceFacilitator command(
      FacilitatorReplacement action,
      EncryptedText reason,
      boolean approved,
      Username by,
      Instant at) {
    approvalQueries.mustStay(action.facilitator());
    var group = new GroupId(action.group());
    var session = action.session() == null ? null : new SessionId(action.session());
    return new ReplaceFacilitator(
        group,
        action.facilitator(),
        session,
        facilitatorQueries.workload(action.facilitator(), group),
        grants.sponsorsOrAudits(action.facilitator(), action.programme(), at),
        reason,
        approved,
        by,
        at);
  }
}

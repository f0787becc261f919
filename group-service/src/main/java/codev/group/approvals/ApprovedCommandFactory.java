package codev.group.approvals;

import codev.group.composition.GroupFormationUseCase;
import codev.group.domain.authority.ApprovalAction.CarriedOutHere;
import codev.group.domain.authority.ApprovalAction.FacilitatorReplacement;
import codev.group.domain.authority.ApprovalAction.GroupFormation;
import codev.group.domain.authority.ApprovalAction.MemberAddition;
import codev.group.domain.authority.ApprovalAction.RetentionChange;
import codev.group.domain.command.GroupServiceCommand;
import codev.group.domain.command.RetentionCommand.SetRetention;
import codev.group.domain.event.ApprovalEvent.ApprovalRequested;
import codev.group.facilitators.FacilitatorReplacementUseCase;
import codev.group.group.MemberAdditionUseCase;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes the command that carries out an action that was approved, as its asker. */
@Component
record ApprovedCommandFactory(
    GroupFormationUseCase formGroups,
    MemberAdditionUseCase addMember,
    FacilitatorReplacementUseCase replaceFacilitator) {
  /**
   * @param action of the request
   * @param granted when it was approved
   */
  GroupServiceCommand of(CarriedOutHere action, ApprovalRequested request, Instant granted) {
    return switch (action) {
      case GroupFormation a -> formGroups.approved(a, request.asker(), granted);
      case MemberAddition a -> addMember.approved(a, request.reason(), request.asker(), granted);
      case FacilitatorReplacement a ->
          replaceFacilitator.approved(
              a, Objects.requireNonNull(request.reason()), request.asker(), granted);
      case RetentionChange a ->
          new SetRetention(
              a.programme(), a.dataClass(), a.period(), true, request.asker(), granted);
    };
  }
}

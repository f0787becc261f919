package codev.group.approvals;

import codev.group.authority.ApprovalQueries;
import codev.group.authority.ApprovalView;
import codev.group.authority.ProgrammeAccess;
import codev.group.domain.authority.ApprovalId;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of approvals: list them, grant or refuse one. */
@RestController
@RequestMapping("/api/approvals")
record ApprovalController(
    ApprovalDecisionUseCase decideApproval,
    ApprovalQueries approvals,
    ProgrammeAccess access,
    TextEncryption encryption,
    Clock clock) {
  /**
   * What the caller has asked for, and what others have asked for within what the caller manages.
   *
   * @param state only those in this state
   */
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping
  ResponseEntity<List<ApprovalResponse>> approvals(
      @RequestParam(required = false) ApprovalView.@Nullable State state,
      Paging paging,
      CurrentUser user) {
    var authority = access.of(user);
    var now = clock.instant();
    var found =
        approvals.visibleTo(authority).stream()
            .filter(approval -> state == null || approval.state(now) == state)
            .toList();
    return paging.page(
        found,
        approval -> approval.id().toString(),
        approval ->
            ApprovalResponse.of(
                approval,
                now,
                approvals.mayDecide(approval, authority, now),
                encryption::decryptOrNull));
  }

  /** Grants or refuses what another person has asked for. */
  @RequiredAccess(AccessPolicy.APPROVAL_DECIDER)
  @PostMapping("/{id}")
  CommandResult decide(
      @PathVariable UUID id, @Valid @RequestBody ApprovalDecisionRequest form, CurrentUser user) {
    return decideApproval.decide(new ApprovalId(id), form, user);
  }
}

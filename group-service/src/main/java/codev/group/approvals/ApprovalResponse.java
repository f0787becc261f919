package codev.group.approvals;

import codev.group.authority.ApprovalView;
import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalAction.FacilitatorReplacement;
import codev.group.domain.authority.ApprovalAction.GroupFormation;
import codev.group.domain.authority.ApprovalAction.MemberAddition;
import codev.group.domain.authority.ApprovalAction.OfGroup;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.authority.ApprovalAction.RetentionChange;
import codev.group.domain.person.Username;
import codev.group.domain.programme.RetentionPeriod;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request for approval as the API answers it.
 *
 * @param asker user name of who asked for it
 * @param reason null: none was given, or it was erased
 * @param until the first instant at which it can no longer be decided
 * @param decision null: it was neither granted nor refused
 * @param carriedOutAt null: what was asked for has not been done
 * @param failure key of the rule that had made it impossible when it was granted
 * @param mayDecide whether the caller may grant or refuse it
 */
record ApprovalResponse(
    UUID id,
    ActionResponse action,
    String asker,
    @Nullable String reason,
    Instant at,
    Instant until,
    ApprovalView.State state,
    @Nullable DecisionResponse decision,
    @Nullable Instant carriedOutAt,
    @Nullable String failure,
    boolean mayDecide) {

  /**
   * @param sessionId of the only session that is to be facilitated
   * @param facilitator user name of the facilitator to be
   * @param members user names of the members to be
   * @param username of the person to be erased
   * @param retention how long data of a programme is to be kept
   */
  record ActionResponse(
      ApprovalAction.Kind kind,
      @Nullable UUID programmeId,
      @Nullable UUID groupId,
      @Nullable String groupName,
      @Nullable UUID sessionId,
      @Nullable String facilitator,
      List<String> members,
      @Nullable String username,
      @Nullable RetentionPeriod retention) {
    static ActionResponse of(ApprovalAction action) {
      var programmeId =
          action instanceof OfGroup groupAction ? groupAction.programme().value() : null;
      return switch (action) {
        case GroupFormation a ->
            new ActionResponse(
                a.kind(),
                programmeId,
                a.group(),
                a.groupName(),
                null,
                a.facilitator().value(),
                a.members().stream().map(Username::value).toList(),
                null,
                null);
        case MemberAddition a ->
            new ActionResponse(
                a.kind(),
                programmeId,
                a.group(),
                a.groupName(),
                null,
                null,
                List.of(a.member().value()),
                null,
                null);
        case FacilitatorReplacement a ->
            new ActionResponse(
                a.kind(),
                programmeId,
                a.group(),
                a.groupName(),
                a.session(),
                a.facilitator().value(),
                List.of(),
                null,
                null);
        case PersonErasure a ->
            new ActionResponse(
                a.kind(), null, null, null, null, null, List.of(), a.person().value(), null);
        case RetentionChange a ->
            new ActionResponse(
                a.kind(),
                a.programme() == null ? null : a.programme().value(),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                a.period());
      };
    }
  }

  record DecisionResponse(@Nullable String reason, String by, Instant at) {}

  /**
   * @param decryption decrypts a reason
   */
  static ApprovalResponse of(
      ApprovalView approval,
      Instant now,
      boolean mayDecide,
      UnaryOperator<@Nullable String> decryption) {
    var decision = approval.decision();
    var completion = approval.completion();
    return new ApprovalResponse(
        approval.id().value(),
        ActionResponse.of(approval.action()),
        approval.asker().value(),
        decryption.apply(approval.reason()),
        approval.at(),
        approval.until(),
        approval.state(now),
        decision == null
            ? null
            : new DecisionResponse(
                decryption.apply(decision.reason()), decision.by().value(), decision.at()),
        completion == null || completion.failure() != null ? null : completion.at(),
        completion == null ? null : completion.failure(),
        mayDecide);
  }
}

package codev.group.approvals;

import codev.group.authority.ApprovalView;
import codev.group.domain.authority.ApprovalAction.FacilitatorReplacement;
import codev.group.domain.authority.ApprovalAction.GroupFormation;
import codev.group.domain.authority.ApprovalAction.RetentionChange;
import codev.group.domain.person.Username;
import codev.group.domain.programme.RetentionPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request for approval as the page shows it.
 *
 * @param programme its name; null: it is about none, or one that the viewer does not see
 * @param since the day on which it was asked for
 * @param until the last day on which it can be decided
 * @param reason null: none was given, or it was erased
 * @param decisionReason likewise
 */
public record ApprovalRow(
    ApprovalView approval,
    ApprovalView.State state,
    @Nullable String programme,
    LocalDate since,
    LocalDate until,
    @Nullable String reason,
    @Nullable String decisionReason) {

  /** Key of what has become of it. */
  public String outcome() {
    var completion = approval.completion();
    return completion != null && completion.failure() != null ? "FAILED" : state.name();
  }

  /** Of a group that is to be formed. */
  public List<Username> members() {
    return approval.action() instanceof GroupFormation a ? a.members() : List.of();
  }

  public boolean isForOneSession() {
    return approval.action() instanceof FacilitatorReplacement a && a.session() != null;
  }

  /** How long data is to be kept; null where it is about something else. */
  public @Nullable RetentionPeriod retention() {
    return approval.action() instanceof RetentionChange a ? a.period() : null;
  }

  /** Everybody whom it names. */
  Stream<Username> named() {
    var decision = approval.decision();
    var people = Stream.concat(Stream.of(approval.asker()), approval.action().concerned());
    return decision == null ? people : Stream.concat(people, Stream.of(decision.by()));
  }
}

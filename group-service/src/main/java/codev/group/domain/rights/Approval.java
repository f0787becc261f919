package codev.group.domain.rights;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.ApprovalCommand.CompleteApproval;
import codev.group.domain.command.ApprovalCommand.DecideApproval;
import codev.group.domain.command.ApprovalCommand.ExpireApproval;
import codev.group.domain.command.ApprovalCommand.RequestApproval;
import codev.group.domain.command.ApprovalCommand.WithdrawApproval;
import codev.group.domain.event.ApprovalEvent;
import codev.group.domain.event.ApprovalEvent.ApprovalCarriedOut;
import codev.group.domain.event.ApprovalEvent.ApprovalExpired;
import codev.group.domain.event.ApprovalEvent.ApprovalFailed;
import codev.group.domain.event.ApprovalEvent.ApprovalGranted;
import codev.group.domain.event.ApprovalEvent.ApprovalRefused;
import codev.group.domain.event.ApprovalEvent.ApprovalRequested;
import codev.group.domain.event.ApprovalEvent.ApprovalWithdrawn;
import codev.group.domain.person.Username;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: a person's request that a second one approves an action. It is granted, refused or
 * expires; what was granted is carried out, or fails because it has become impossible.
 */
@Aggregate
public class Approval {
  @AggregateIdentifier String id;
  private @Nullable ApprovalRequested requested;
  private @Nullable ApprovalEvent decision;
  private @Nullable ApprovalEvent completion;

  @SuppressWarnings("NullAway.Init")
  Approval() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void request(RequestApproval c) {
    if (requested != null) {
      if (!requested.action().equals(c.action()) || !requested.asker().equals(c.asker()))
        throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
      return;
    }
    apply(
        new ApprovalRequested(c.approval(), c.action(), c.asker(), c.reason(), c.until(), c.at()));
  }

  @CommandHandler
  void decide(DecideApproval c) {
    var request = request();
    if (decision != null && isSame(decision, c)) return;
    refusal(request.asker(), decision != null, request.until(), c.by(), c.at())
        .ifPresent(
            violation -> {
              throw new RuleViolationException(violation);
            });
    apply(
        c.granted()
            ? new ApprovalGranted(
                c.approval(), request.action(), request.asker(), c.reason(), c.by(), c.at())
            : new ApprovalRefused(
                c.approval(), request.action(), request.asker(), c.reason(), c.by(), c.at()));
  }

  /** Why a person cannot decide a request; empty if they can, as far as their authority allows. */
  public static Optional<RuleViolation> refusal(
      Username asker, boolean isDecided, Instant until, Username by, Instant at) {
    if (by.equals(asker)) return Optional.of(RuleViolation.APPROVAL_OF_ONES_OWN);
    if (isDecided) return Optional.of(RuleViolation.APPROVAL_DECIDED_ALREADY);
    return hasExpired(until, at) ? Optional.of(RuleViolation.APPROVAL_EXPIRED) : Optional.empty();
  }

  /**
   * @param until the first instant at which a request can no longer be decided
   */
  public static boolean hasExpired(Instant until, Instant at) {
    return !at.isBefore(until);
  }

  @CommandHandler
  void expire(ExpireApproval c) {
    var request = request();
    if (decision != null || !hasExpired(request.until(), c.at())) return;
    apply(new ApprovalExpired(c.approval(), request.action(), request.asker(), c.at()));
  }

  /** Answers whether the request has come to nothing; false where it was carried out. */
  @CommandHandler
  boolean withdraw(WithdrawApproval c) {
    var request = request();
    if (completion != null) return completion instanceof ApprovalFailed;
    if (decision == null || decision instanceof ApprovalGranted)
      apply(new ApprovalWithdrawn(c.approval(), request.action(), request.asker(), c.by(), c.at()));
    return true;
  }

  @CommandHandler
  void complete(CompleteApproval c) {
    if (completion != null || !(decision instanceof ApprovalGranted granted)) return;
    apply(
        c.failure() == null
            ? new ApprovalCarriedOut(c.approval(), granted.action(), granted.asker(), c.at())
            : new ApprovalFailed(
                c.approval(), granted.action(), granted.asker(), c.failure(), c.at()));
  }

  private ApprovalRequested request() {
    return Objects.requireNonNull(requested, "an approval is requested first");
  }

  private static boolean isSame(ApprovalEvent before, DecideApproval c) {
    return switch (before) {
      case ApprovalGranted e ->
          c.granted() && e.by().equals(c.by()) && Objects.equals(e.reason(), c.reason());
      case ApprovalRefused e ->
          !c.granted() && e.by().equals(c.by()) && Objects.equals(e.reason(), c.reason());
      case ApprovalRequested _, ApprovalExpired _, ApprovalWithdrawn _ -> false;
      case ApprovalCarriedOut _, ApprovalFailed _ -> false;
    };
  }

  @EventSourcingHandler
  void evolve(ApprovalEvent event) {
    id = event.approval().stream();
    switch (event) {
      case ApprovalRequested e -> requested = e;
      case ApprovalGranted _, ApprovalRefused _, ApprovalExpired _, ApprovalWithdrawn _ ->
          decision = event;
      case ApprovalCarriedOut _, ApprovalFailed _ -> completion = event;
    }
  }
}

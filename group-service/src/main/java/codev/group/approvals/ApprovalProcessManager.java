package codev.group.approvals;

import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.ApprovalAction.CarriedOutHere;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.command.ApprovalCommand.CompleteApproval;
import codev.group.domain.command.ApprovalCommand.ExpireApproval;
import codev.group.domain.command.ApprovalCommand.WithdrawApproval;
import codev.group.domain.event.ApprovalEvent;
import codev.group.domain.event.ApprovalEvent.ApprovalCarriedOut;
import codev.group.domain.event.ApprovalEvent.ApprovalExpired;
import codev.group.domain.event.ApprovalEvent.ApprovalFailed;
import codev.group.domain.event.ApprovalEvent.ApprovalGranted;
import codev.group.domain.event.ApprovalEvent.ApprovalRefused;
import codev.group.domain.event.ApprovalEvent.ApprovalRequested;
import codev.group.domain.event.ApprovalEvent.ApprovalWithdrawn;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.PersonEvent.PersonErased;
import codev.group.domain.person.Username;
import codev.group.domain.rights.Approval;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.MessageOrigin;
import codev.infra.eventstore.axon.MessageScope;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.InMemoryProcessManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Process manager that carries out what was approved, and records what nobody has decided in time
 * as expired.
 *
 * <p>It keeps what is open. The command that carries out an approval has the approval's event as
 * its origin, so its aggregate obeys it once, also if this process dies before the completion is
 * recorded. The erasure of a person is learning-service's.
 */
@Component
class ApprovalProcessManager extends InMemoryProcessManager<GroupServiceEvent> {
  private static final String SOURCE = "approvals";

  private final CommandSender commands;
  private final ApprovedCommandFactory approvedCommands;
  private final Clock clock;
  private final Map<ApprovalId, ApprovalRequested> requested = new LinkedHashMap<>();
  private final Map<ApprovalId, Granted> granted = new LinkedHashMap<>();

  /** Who has been erased, and by whom. */
  private final Map<Username, Username> erased = new HashMap<>();

  /** A request that was approved, by the event at a position of the log. */
  private record Granted(ApprovalRequested request, long position, Instant at) {
    ApprovalId id() {
      return request.approval();
    }
  }

  ApprovalProcessManager(
      CommandSender commands, ApprovedCommandFactory approvedCommands, EventLog log, Clock clock) {
    super("approved-actions", GroupServiceEvent.class, log);
    this.commands = commands;
    this.approvedCommands = approvedCommands;
    this.clock = clock;
  }

  @Override
  protected void clear() {
    requested.clear();
    granted.clear();
    erased.clear();
  }

  @Override
  protected void follow(RecordedEvent<GroupServiceEvent> recorded) {
    if (recorded.event() instanceof ApprovalEvent e) remember(e, recorded.position());
    if (recorded.event() instanceof PersonErased e) erased.put(e.person(), e.by());
  }

  @Override
  protected void sendCommands() {
    for (var approval : List.copyOf(granted.values())) carryOut(approval);
    for (var request : List.copyOf(requested.values())) withdrawIfErased(request);
  }

  /** There is nothing left to decide: the person was erased at the end of a period. */
  private void withdrawIfErased(ApprovalRequested request) {
    if (!(request.action() instanceof PersonErasure erasure)) return;
    var by = erased.get(erasure.person());
    if (by == null || granted.containsKey(request.approval())) return;
    commands.send(new WithdrawApproval(request.approval(), by, clock.instant()));
    forget(request.approval());
  }

  private void remember(ApprovalEvent event, long position) {
    var id = event.approval();
    switch (event) {
      case ApprovalRequested e -> requested.put(id, e);
      case ApprovalGranted e ->
          granted.put(id, new Granted(Objects.requireNonNull(requested.get(id)), position, e.at()));
      case ApprovalRefused _, ApprovalExpired _ -> requested.remove(id);
      case ApprovalCarriedOut _, ApprovalFailed _, ApprovalWithdrawn _ -> forget(id);
    }
  }

  private void forget(ApprovalId id) {
    requested.remove(id);
    granted.remove(id);
  }

  private void carryOut(Granted approval) {
    switch (approval.request().action()) {
      case CarriedOutHere action -> complete(approval.id(), failure(action, approval));
      case PersonErasure erasure -> { // learning-service erases, and publishes that it has
        if (erased.containsKey(erasure.person())) complete(approval.id(), null);
      }
    }
  }

  private void complete(ApprovalId id, @Nullable String failure) {
    commands.send(new CompleteApproval(id, failure, clock.instant()));
    forget(id);
  }

  /** Whatever is no refusal by a rule has it tried again. */
  private @Nullable String failure(CarriedOutHere action, Granted approval) {
    var origin = new MessageOrigin(SOURCE, approval.id().stream(), approval.position());
    try {
      MessageScope.run(
          origin,
          () -> true,
          () -> commands.send(approvedCommands.of(action, approval.request(), approval.at())));
      return null;
    } catch (RuleViolationException refusal) {
      return refusal.violation().key();
    }
  }

  /** Called from time to time: what can no longer be decided has expired. */
  @Override
  public void checkSavedPosition() {
    var now = clock.instant();
    requested.values().stream()
        .filter(request -> !granted.containsKey(request.approval()))
        .filter(request -> Approval.hasExpired(request.until(), now))
        .forEach(request -> commands.send(new ExpireApproval(request.approval(), now)));
  }
}

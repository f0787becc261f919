package codev.session.domain.reference;

import codev.session.domain.reference.KnownGroupCommand.*;
import codev.session.domain.reference.KnownGroupEvent.*;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: what sessions need of their group between two meetings: who accepted which version of
 * the charter, which actions are still open, which sessions are to follow when a member joins or
 * leaves. A repeated message changes nothing.
 */
@Aggregate(type = "GroupMemory") // as the log has it
public class KnownGroup {
  /** The version of the charter with which every group begins. */
  public static final int FIRST_CHARTER = 1;

  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private GroupId id;

  private final Map<Username, Integer> charter = new HashMap<>();
  private int charterVersion = FIRST_CHARTER;
  private final Map<Username, Boolean> members = new HashMap<>();
  private @Nullable Username facilitator;
  private final Set<SessionId> sessions = new LinkedHashSet<>();
  private final Set<ActionId> everOpen = new HashSet<>();
  private final Map<ActionId, Commitment> open = new HashMap<>();
  private final Set<ActionId> settled = new HashSet<>();

  private record Commitment(Username owner, EncryptedText what, @Nullable LocalDate dueOn) {}

  @SuppressWarnings("NullAway.Init")
  KnownGroup() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberCharterAcceptance c) {
    if (charter.getOrDefault(c.member(), 0) >= c.version()) return;
    AggregateLifecycle.apply(
        new CharterAcceptanceHeard(c.group(), c.member(), c.version(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberCharterWithdrawal c) {
    if (charter.getOrDefault(c.member(), 0) != c.version()) return;
    AggregateLifecycle.apply(
        new CharterWithdrawalHeard(c.group(), c.member(), c.version(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberCharterVersion c) {
    if (charterVersion < c.version())
      AggregateLifecycle.apply(new CharterVersionNoted(c.group(), c.version(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberCommitment c) {
    if (everOpen.contains(c.action())) return;
    AggregateLifecycle.apply(
        new CommitmentHeard(c.group(), c.action(), c.owner(), c.what(), c.dueOn(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void change(ChangeCommitment c) {
    if (settled.contains(c.action())) return;
    var now = new Commitment(c.owner(), c.what(), c.dueOn());
    if (now.equals(open.get(c.action()))) return;
    AggregateLifecycle.apply(
        new CommitmentChanged(c.group(), c.action(), c.owner(), c.what(), c.dueOn(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void withdraw(WithdrawCommitment c) {
    if (open.containsKey(c.action()))
      AggregateLifecycle.apply(new CommitmentWithdrawn(c.group(), c.action(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void settle(SettleCommitment c) {
    if (settled.contains(c.action())) return;
    AggregateLifecycle.apply(new CommitmentSettled(c.group(), c.action(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberSession c) {
    if (sessions.contains(c.session())) return;
    AggregateLifecycle.apply(new SessionHeard(c.group(), c.session(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberMembership c) {
    if (Boolean.valueOf(c.joined()).equals(members.get(c.member()))) return;
    AggregateLifecycle.apply(new MembershipHeard(c.group(), c.member(), c.joined(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberFacilitator c) {
    if (c.facilitator().equals(facilitator)) return;
    AggregateLifecycle.apply(new FacilitatorHeard(c.group(), c.facilitator(), c.at()));
  }

  @CommandHandler
  List<SessionId> find(FindSessions c) {
    return List.copyOf(sessions);
  }

  @EventSourcingHandler
  void evolve(KnownGroupEvent event) {
    id = event.group();
    switch (event) {
      case CharterAcceptanceHeard e -> charter.put(e.member(), e.version());
      case CharterWithdrawalHeard e -> charter.remove(e.member());
      case CharterVersionNoted e -> charterVersion = e.version();
      case SessionHeard e -> sessions.add(e.session());
      case MembershipHeard e -> members.put(e.member(), e.joined());
      case FacilitatorHeard e -> facilitator = e.facilitator();
      case CommitmentHeard e -> {
        everOpen.add(e.action());
        open.put(e.action(), new Commitment(e.owner(), e.what(), e.dueOn()));
      }
      case CommitmentChanged e -> {
        everOpen.add(e.action());
        open.put(e.action(), new Commitment(e.owner(), e.what(), e.dueOn()));
      }
      case CommitmentWithdrawn e -> open.remove(e.action());
      case CommitmentSettled e -> {
        settled.add(e.action());
        open.remove(e.action());
      }
    }
  }
}

package codev.session.domain.reference;

import codev.session.domain.reference.KnownFactCommand.FindSessions;
import codev.session.domain.reference.KnownFactCommand.RememberGroupFact;
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
  private final Set<CountedTurn> counted = new HashSet<>();

  private record CountedTurn(SessionId session, Username member) {}

  private record Commitment(Username owner, EncryptedText what, @Nullable LocalDate dueOn) {}

  @SuppressWarnings("NullAway.Init")
  KnownGroup() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void remember(RememberGroupFact c) {
    if (isNew(c.fact())) AggregateLifecycle.apply(c.fact());
  }

  private boolean isNew(KnownGroupEvent fact) {
    return switch (fact) {
      case CharterAcceptanceHeard e -> charter.getOrDefault(e.member(), 0) < e.version();
      case CharterWithdrawalHeard e -> charter.getOrDefault(e.member(), 0) == e.version();
      case CharterVersionNoted e -> charterVersion < e.version();
      case SessionHeard e -> !sessions.contains(e.session());
      case MembershipHeard e -> !Boolean.valueOf(e.joined()).equals(members.get(e.member()));
      case FacilitatorHeard e -> !e.facilitator().equals(facilitator);
      case TurnCountHeard e -> !counted.contains(new CountedTurn(e.session(), e.member()));
      case CommitmentHeard e -> !everOpen.contains(e.action());
      case CommitmentChanged e -> !settled.contains(e.action()) && isOtherwise(e);
      case CommitmentWithdrawn e -> open.containsKey(e.action());
      case CommitmentSettled e -> !settled.contains(e.action());
    };
  }

  private boolean isOtherwise(CommitmentChanged change) {
    var commitment = new Commitment(change.owner(), change.what(), change.dueOn());
    return !commitment.equals(open.get(change.action()));
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
      case TurnCountHeard e -> counted.add(new CountedTurn(e.session(), e.member()));
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

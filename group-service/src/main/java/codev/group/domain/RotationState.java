package codev.group.domain;

import static codev.group.domain.RuleViolation.NOT_A_MEMBER;
import static codev.group.domain.RuleViolation.SAME_ID_OTHER_CONTENT;
import static codev.group.domain.RuleViolation.SWAP_WITH_ONESELF;
import static codev.group.domain.RuleViolation.TURN_IS_SKIPPED_ALREADY;
import static codev.group.domain.RuleViolation.TURN_IS_TAKEN;

import codev.group.domain.GroupCommand.NoteClient;
import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.FacilitatorReplaced;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.OfSession;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.TurnDecision;
import codev.group.domain.GroupEvent.TurnSkipped;
import codev.group.domain.GroupEvent.TurnsSwapped;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State of the rotation, as far as the next decision depends on it: who was client, and what was
 * decided.
 */
final class RotationState {
  private final Map<SessionId, List<Username>> noted = new HashMap<>();
  private final Map<Username, Integer> timesClient = new HashMap<>();
  private final Set<Username> skipping = new HashSet<>();
  private final Map<RotationDecisionId, TurnDecision> decisions = new HashMap<>();

  boolean isLastNoted(NoteClient c) {
    var clients = noted.getOrDefault(c.session(), List.of());
    return !clients.isEmpty() && clients.getLast().equals(c.client());
  }

  /**
   * A choice of topic may be changed, and a session may have two turns: of those noted the last
   * ones count.
   *
   * @param last as published when the session was over
   * @param most as many as its template has turns
   */
  List<Username> of(SessionId session, @Nullable Username last, int most) {
    var clients = new ArrayList<>(noted.getOrDefault(session, List.of()));
    if (last != null && !clients.contains(last)) clients.add(last);
    return List.copyOf(clients.subList(Math.max(0, clients.size() - most), clients.size()));
  }

  /** True when this very thing was decided before; refuses the same id with other content. */
  boolean isDecided(TurnDecision decision) {
    var before = decisions.get(decision.decision());
    if (before != null && !content(before).equals(content(decision)))
      throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    return before != null;
  }

  void check(TurnDecision decision, Membership membership) {
    switch (decision) {
      case TurnsSwapped swap -> {
        mustBeMember(swap.member(), membership);
        mustBeMember(swap.with(), membership);
        check(swap);
      }
      case TurnSkipped skip -> {
        mustBeMember(skip.member(), membership);
        if (skipping.contains(skip.member()))
          throw new RuleViolationException(TURN_IS_SKIPPED_ALREADY, skip.member());
      }
    }
  }

  private void check(TurnsSwapped swap) {
    if (swap.member().equals(swap.with())) throw new RuleViolationException(SWAP_WITH_ONESELF);
    int mine = times(swap.member());
    int theirs = times(swap.with());
    if (mine != theirs)
      throw new RuleViolationException(TURN_IS_TAKEN, mine > theirs ? swap.member() : swap.with());
  }

  private static void mustBeMember(Username person, Membership membership) {
    if (!membership.includes(person)) throw new RuleViolationException(NOT_A_MEMBER, person);
  }

  private int times(Username member) {
    return timesClient.getOrDefault(member, 0);
  }

  void take(OfGroup event) {
    switch (event) {
      case TurnDecision e -> {
        decisions.put(e.decision(), e);
        if (e instanceof TurnSkipped skip) skipping.add(skip.member());
      }
      case ClientNoted e -> {
        var clients = noted.computeIfAbsent(e.session(), _ -> new ArrayList<>());
        clients.remove(e.client());
        clients.add(e.client());
      }
      case MemberLeft e -> skipping.remove(e.member());
      case SessionHeld e -> {
        e.clients().forEach(client -> timesClient.merge(client, 1, Integer::sum));
        skipping.clear();
      }
      case GroupFormed _, MembersReviewed _, MemberJoined _, FacilitatorReplaced _ -> {}
      case CharterAccepted _, OfSession _ -> {}
    }
  }

  private static List<Object> content(TurnDecision decision) {
    return switch (decision) {
      case TurnsSwapped e -> List.of(e.member(), e.with(), e.reason());
      case TurnSkipped e -> List.of(e.member(), e.reason());
    };
  }
}

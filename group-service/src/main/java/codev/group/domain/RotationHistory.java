package codev.group.domain;

import static codev.group.domain.RuleViolation.NOT_A_MEMBER;
import static codev.group.domain.RuleViolation.NOT_CLIENT_OF_THE_SESSION;
import static codev.group.domain.RuleViolation.SAME_ID_OTHER_CONTENT;
import static codev.group.domain.RuleViolation.SESSION_IS_NOT_OVER;
import static codev.group.domain.RuleViolation.SWAP_WITH_ONESELF;
import static codev.group.domain.RuleViolation.TURN_COUNTS_ALREADY;
import static codev.group.domain.RuleViolation.TURN_IS_SKIPPED_ALREADY;
import static codev.group.domain.RuleViolation.TURN_IS_TAKEN;

import codev.group.domain.command.GroupSessionCommand.NoteClient;
import codev.group.domain.command.GroupSessionCommand.NoteSessionHeld;
import codev.group.domain.command.TurnDecisionCommand.CountTurn;
import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.ClientNoted;
import codev.group.domain.event.GroupSessionEvent.SessionHeld;
import codev.group.domain.event.TurnDecisionEvent.*;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State of the rotation: the turns, who was noted as client, and what was decided. */
final class RotationHistory {
  private final Map<SessionId, List<Username>> noted = new HashMap<>();
  private final Map<SessionId, SessionHeld> held = new HashMap<>();
  private Rotation rotation = Rotation.EMPTY;
  private final Map<RotationDecisionId, TurnDecisionEvent> decisions = new HashMap<>();

  boolean isLastNoted(NoteClient c) {
    var clients = noted.getOrDefault(c.session(), List.of());
    return !clients.isEmpty() && clients.getLast().equals(c.client());
  }

  /**
   * @param last as published when the session was over
   * @param most as many as its template has turns
   */
  private List<Username> of(SessionId session, @Nullable Username last, int most) {
    var clients = new ArrayList<>(noted.getOrDefault(session, List.of()));
    if (last != null && !clients.contains(last)) clients.add(last);
    return Rotation.clients(clients, most);
  }

  /**
   * The end of a session, with the clients that were noted where the command does not name them.
   */
  SessionHeld held(NoteSessionHeld c, int most) {
    return new SessionHeld(
        c.group(),
        c.session(),
        c.clients() == null ? of(c.session(), c.client(), most) : c.clients(),
        c.openedAt(),
        c.closedAt(),
        c.attendance(),
        c.facilitator(),
        c.at());
  }

  /** The decision that this turn counts, of a session that is over. */
  TurnCounted counted(CountTurn c, ProgrammeId programme) {
    var session = held.get(c.session());
    if (session == null) throw new RuleViolationException(SESSION_IS_NOT_OVER);
    return new TurnCounted(
        c.group(),
        programme,
        c.decision(),
        c.session(),
        c.member(),
        session.openedAt(),
        c.reason(),
        c.by(),
        c.at());
  }

  /** True when this very thing was decided before; refuses the same id with other content. */
  boolean isDecided(TurnDecisionEvent decision) {
    var before = decisions.get(decision.decision());
    if (before != null && !content(before).equals(content(decision)))
      throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    return before != null;
  }

  void check(TurnDecisionEvent decision, GroupRoster membership, PlannedSessions sessions) {
    switch (decision) {
      case TurnsSwapped swap -> {
        mustBeMember(swap.member(), membership);
        mustBeMember(swap.with(), membership);
        check(swap);
      }
      case TurnSkipped skip -> {
        mustBeMember(skip.member(), membership);
        if (rotation.skipping().contains(skip.member()))
          throw new RuleViolationException(TURN_IS_SKIPPED_ALREADY, skip.member());
      }
      case TurnCounted count -> check(count, sessions.require(count.session()).template().turns());
    }
  }

  private void check(TurnCounted count, int most) {
    if (counts(count.session(), count.member()))
      throw new RuleViolationException(TURN_COUNTS_ALREADY, count.member());
    if (!of(count.session(), null, most).contains(count.member()))
      throw new RuleViolationException(NOT_CLIENT_OF_THE_SESSION, count.member());
  }

  /** Whether it was this member's turn in a session that is over. */
  private boolean counts(SessionId session, Username member) {
    var over = held.get(session);
    return (over != null && over.clients().contains(member))
        || decisions.values().stream()
            .anyMatch(
                decision ->
                    decision instanceof TurnCounted count
                        && count.session().equals(session)
                        && count.member().equals(member));
  }

  private void check(TurnsSwapped swap) {
    if (swap.member().equals(swap.with())) throw new RuleViolationException(SWAP_WITH_ONESELF);
    int mine = rotation.timesClient(swap.member());
    int theirs = rotation.timesClient(swap.with());
    if (mine != theirs)
      throw new RuleViolationException(TURN_IS_TAKEN, mine > theirs ? swap.member() : swap.with());
  }

  private static void mustBeMember(Username person, GroupRoster membership) {
    if (!membership.includes(person)) throw new RuleViolationException(NOT_A_MEMBER, person);
  }

  void apply(GroupEvent event) {
    rotation = rotation.after(event);
    switch (event) {
      case TurnDecisionEvent e -> decisions.put(e.decision(), e);
      case ClientNoted e -> {
        var clients = noted.computeIfAbsent(e.session(), _ -> new ArrayList<>());
        clients.remove(e.client());
        clients.add(e.client());
      }
      case SessionHeld e -> held.put(e.session(), e);
      case MembershipEvent _, CharterEvent _, GroupSessionEvent _ -> {}
    }
  }

  private static List<Object> content(TurnDecisionEvent decision) {
    return switch (decision) {
      case TurnsSwapped e -> List.of(e.member(), e.with(), e.reason());
      case TurnSkipped e -> List.of(e.member(), e.reason());
      case TurnCounted e -> List.of(e.session(), e.member(), e.reason());
    };
  }
}

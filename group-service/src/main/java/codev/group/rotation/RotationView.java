package codev.group.rotation;

import static codev.group.rotation.MemberWithoutTurn.Cause.JOINED_LATER;
import static codev.group.rotation.MemberWithoutTurn.Cause.LEFT;
import static codev.group.rotation.MemberWithoutTurn.Cause.NO_SESSION_PLANNED;
import static codev.group.rotation.MemberWithoutTurn.Cause.PASSED_BY;
import static codev.group.rotation.MemberWithoutTurn.Cause.SKIPPED;
import static codev.group.rotation.MemberWithoutTurn.Cause.TURN_TO_COME;

import codev.group.domain.Rotation;
import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.SessionHeld;
import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.event.TurnDecisionEvent.*;
import codev.group.domain.person.MemberTurns;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a group's rotation: past turns, the next turn, and the decisions about turns.
 *
 * @param ahead who was client again before everybody had been
 */
public record RotationView(
    @JsonUnwrapped Rotation rotation,
    List<RotationDecisionView> decisions,
    List<OutOfTurnClient> ahead) {
  public RotationView {
    decisions = List.copyOf(decisions);
    ahead = List.copyOf(ahead);
  }

  public static RotationView of(GroupFormed event) {
    return new RotationView(Rotation.EMPTY.after(event), List.of(), List.of());
  }

  public RotationView after(GroupEvent event) {
    return new RotationView(rotation.after(event), decisionsAfter(event), aheadAfter(event));
  }

  private List<RotationDecisionView> decisionsAfter(GroupEvent event) {
    return switch (event) {
      case TurnDecisionEvent e ->
          Stream.concat(decisions.stream(), Stream.of(RotationDecisionView.of(e))).toList();
      case MembershipEvent _, CharterEvent _, GroupSessionEvent _ -> decisions;
    };
  }

  /**
   * Who has not been client yet, and why.
   *
   * @param turnsToCome in what is planned
   * @param latecomers who joined when the group was under way
   */
  public List<MemberWithoutTurn> notYetClient(int turnsToCome, List<Username> latecomers) {
    var waiting = neverClient(rotation.turns().stream());
    var members =
        IntStream.range(0, waiting.size())
            .mapToObj(i -> notYet(waiting.get(i), i < turnsToCome, latecomers));
    var left =
        neverClient(rotation.former().stream()).stream()
            .map(m -> new MemberWithoutTurn(m, LEFT, null));
    return Stream.concat(members, left).toList();
  }

  private MemberWithoutTurn notYet(
      Username member, boolean hasASession, List<Username> latecomers) {
    if (rotation.owed().contains(member))
      return new MemberWithoutTurn(member, SKIPPED, whySkipped(member));
    if (hasASession) return new MemberWithoutTurn(member, TURN_TO_COME, null);
    if (ahead.stream().anyMatch(other -> other.waiting().contains(member)))
      return new MemberWithoutTurn(member, PASSED_BY, null);
    return new MemberWithoutTurn(
        member, latecomers.contains(member) ? JOINED_LATER : NO_SESSION_PLANNED, null);
  }

  private @Nullable String whySkipped(Username member) {
    return decisions.reversed().stream()
        .filter(d -> d.kind() == RotationDecisionView.Kind.SKIPPED && d.members().contains(member))
        .findFirst()
        .map(RotationDecisionView::why)
        .orElse(null);
  }

  private static List<Username> neverClient(Stream<MemberTurns> turns) {
    return turns.filter(turn -> turn.timesClient() == 0).map(MemberTurns::member).toList();
  }

  /**
   * The view for one viewer.
   *
   * @param decryption for a decision, maps its stored reason to what the viewer may read
   */
  public RotationView withReasons(
      Function<RotationDecisionView, UnaryOperator<@Nullable String>> decryption) {
    return new RotationView(
        rotation,
        decisions.stream()
            .map(decision -> decision.withReason(decryption.apply(decision)))
            .toList(),
        ahead);
  }

  private List<OutOfTurnClient> aheadAfter(GroupEvent event) {
    return switch (event) {
      case SessionHeld e -> ahead(e.session(), e.clients(), e.openedAt());
      case TurnCounted e -> ahead(e.session(), List.of(e.member()), e.openedAt());
      case TurnsSwapped _, TurnSkipped _ -> ahead;
      case MembershipEvent _, CharterEvent _, GroupSessionEvent _ -> ahead;
    };
  }

  private List<OutOfTurnClient> ahead(SessionId session, List<Username> clients, Instant openedAt) {
    var on = LocalDate.ofInstant(openedAt, ZoneOffset.UTC);
    var all = new ArrayList<>(ahead);
    var before = rotation;
    for (var client : clients) {
      var waiting = before.waitingFor(client);
      if (!waiting.isEmpty()) all.add(new OutOfTurnClient(session, client, on, waiting));
      before = before.client(client, on);
    }
    return all;
  }
}

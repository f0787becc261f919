package codev.group.rotation;

import static codev.group.rotation.NotYetClient.Why.JOINED_LATER;
import static codev.group.rotation.NotYetClient.Why.LEFT;
import static codev.group.rotation.NotYetClient.Why.NO_SESSION_PLANNED;
import static codev.group.rotation.NotYetClient.Why.PASSED_BY;
import static codev.group.rotation.NotYetClient.Why.SKIPPED;
import static codev.group.rotation.NotYetClient.Why.TURN_TO_COME;

import codev.group.domain.GroupEvent.CharterAccepted;
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
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a group's rotation: past turns, the next turn, and the decisions about turns.
 *
 * @param queue the turns of its members in their planned order; a member who has been client moves
 *     to its end
 * @param former the turns of those who left
 * @param skipping who lets their turn pass until the group has met again
 * @param owed who let a turn pass and has not been client since: they come first then
 * @param ahead who was client again before everybody had been
 */
public record RotationView(
    List<Turn> queue,
    List<Turn> former,
    List<Username> skipping,
    List<Username> owed,
    List<RotationDecisionView> decisions,
    List<OutOfTurnClient> ahead) {
  public RotationView {
    queue = List.copyOf(queue);
    former = List.copyOf(former);
    skipping = List.copyOf(skipping);
    owed = List.copyOf(owed);
    decisions = List.copyOf(decisions);
    ahead = List.copyOf(ahead);
  }

  public static RotationView of(GroupFormed event) {
    var queue = event.members().stream().map(Turn::none).toList();
    return new RotationView(queue, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  public RotationView after(OfGroup event) {
    return switch (event) {
      case MemberJoined e -> joined(e.member());
      case MemberLeft e -> left(e.member());
      case TurnsSwapped e -> decided(swapped(e.member(), e.with()), skipping, owed, e);
      case TurnSkipped e -> decided(queue, plus(skipping, e.member()), plus(owed, e.member()), e);
      case SessionHeld e -> held(e);
      case GroupFormed _, MembersReviewed _, FacilitatorReplaced _, CharterAccepted _ -> this;
      case OfSession _ -> this;
    };
  }

  /** Everybody once before anybody twice, those who wait longest first. */
  public List<Turn> turns() {
    return queue.stream()
        .sorted(
            Comparator.comparingInt(Turn::timesClient)
                .thenComparing(turn -> skipping.contains(turn.member()))
                .thenComparing(turn -> !owed.contains(turn.member())))
        .toList();
  }

  /** Who comes next; nobody in a group that everybody has left. */
  public Optional<Username> next() {
    return turns().stream().map(Turn::member).findFirst();
  }

  /**
   * Who has not been client yet, and why.
   *
   * @param turnsToCome in what is planned
   * @param latecomers who joined when the group was under way
   */
  public List<NotYetClient> notYetClient(int turnsToCome, List<Username> latecomers) {
    var waiting = neverClient(turns().stream());
    var members =
        IntStream.range(0, waiting.size())
            .mapToObj(place -> notYet(waiting.get(place), place < turnsToCome, latecomers));
    var left = neverClient(former.stream()).stream().map(m -> new NotYetClient(m, LEFT, null));
    return Stream.concat(members, left).toList();
  }

  private NotYetClient notYet(Username member, boolean hasASession, List<Username> latecomers) {
    if (owed.contains(member)) return new NotYetClient(member, SKIPPED, whySkipped(member));
    if (hasASession) return new NotYetClient(member, TURN_TO_COME, null);
    if (ahead.stream().anyMatch(other -> other.waiting().contains(member)))
      return new NotYetClient(member, PASSED_BY, null);
    return new NotYetClient(
        member, latecomers.contains(member) ? JOINED_LATER : NO_SESSION_PLANNED, null);
  }

  private @Nullable String whySkipped(Username member) {
    return decisions.reversed().stream()
        .filter(d -> d.kind() == RotationDecisionView.Kind.SKIPPED && d.members().contains(member))
        .findFirst()
        .map(RotationDecisionView::why)
        .orElse(null);
  }

  private static List<Username> neverClient(Stream<Turn> turns) {
    return turns.filter(turn -> turn.timesClient() == 0).map(Turn::member).toList();
  }

  /**
   * The view for one viewer.
   *
   * @param telling for a decision, maps its stored reason to what the viewer may read
   */
  public RotationView withReasons(
      Function<RotationDecisionView, UnaryOperator<@Nullable String>> telling) {
    return new RotationView(
        queue,
        former,
        skipping,
        owed,
        decisions.stream().map(decision -> decision.withReason(telling.apply(decision))).toList(),
        ahead);
  }

  private RotationView decided(
      List<Turn> queue, List<Username> skipping, List<Username> owed, TurnDecision event) {
    return new RotationView(
        queue, former, skipping, owed, plus(decisions, RotationDecisionView.of(event)), ahead);
  }

  private List<Turn> swapped(Username one, Username other) {
    var swapped = new ArrayList<>(queue);
    Collections.swap(swapped, place(one), place(other));
    return swapped;
  }

  private int place(Username member) {
    return queue.stream().map(Turn::member).toList().indexOf(member);
  }

  /** Who comes back goes on counting where they stopped. */
  private RotationView joined(Username member) {
    var turn = former.stream().filter(of(member)).findFirst().orElse(Turn.none(member));
    return new RotationView(
        plus(queue, turn), without(former, member), skipping, owed, decisions, ahead);
  }

  private RotationView left(Username member) {
    return new RotationView(
        without(queue, member),
        Stream.concat(former.stream(), queue.stream().filter(of(member))).toList(),
        minus(skipping, member),
        minus(owed, member),
        decisions,
        ahead);
  }

  private RotationView held(SessionHeld held) {
    var on = LocalDate.ofInstant(held.openedAt(), ZoneOffset.UTC);
    var ledger = new RotationView(queue, former, List.of(), owed, decisions, ahead);
    for (var client : held.clients()) ledger = ledger.client(client, held.session(), on);
    return ledger;
  }

  private RotationView client(Username client, SessionId session, LocalDate on) {
    var again = queue.stream().filter(of(client)).map(turn -> turn.again(on));
    var waiting = waitingFor(client);
    return new RotationView(
        Stream.concat(without(queue, client).stream(), again).toList(),
        former.stream().map(turn -> of(client).test(turn) ? turn.again(on) : turn).toList(),
        skipping,
        minus(owed, client),
        decisions,
        waiting.isEmpty() ? ahead : plus(ahead, new OutOfTurnClient(session, client, on, waiting)));
  }

  /** The members who have been client less often than this one. */
  private List<Username> waitingFor(Username client) {
    var times = queue.stream().filter(of(client)).mapToInt(Turn::timesClient).findFirst();
    return queue.stream()
        .filter(turn -> times.isPresent() && turn.timesClient() < times.getAsInt())
        .map(Turn::member)
        .toList();
  }

  private static List<Turn> without(List<Turn> turns, Username member) {
    return turns.stream().filter(of(member).negate()).toList();
  }

  private static Predicate<Turn> of(Username member) {
    return turn -> turn.member().equals(member);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).distinct().toList();
  }

  private static List<Username> minus(List<Username> people, Username one) {
    return people.stream().filter(person -> !person.equals(one)).toList();
  }
}

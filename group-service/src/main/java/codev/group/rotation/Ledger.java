package codev.group.rotation;

import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.Username;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whose turn it was in a group, and whose it is.
 *
 * @param queue the turns of its members; whoever has been client stands at its end
 * @param former the turns of those who left
 */
public record Ledger(List<Turn> queue, List<Turn> former) {
  public Ledger {
    queue = List.copyOf(queue);
    former = List.copyOf(former);
  }

  public static Ledger of(GroupFormed event) {
    return new Ledger(event.members().stream().map(Turn::none).toList(), List.of());
  }

  public Ledger after(OfGroup event) {
    return switch (event) {
      case MemberJoined e -> joined(e.member());
      case MemberLeft e -> left(e.member());
      case SessionHeld e -> held(e);
      default -> this;
    };
  }

  /** Everybody once before anybody twice, those who wait longest first. */
  public List<Turn> turns() {
    return queue.stream().sorted(Comparator.comparingInt(Turn::timesClient)).toList();
  }

  /** Who comes next; nobody in a group that everybody has left. */
  public Optional<Username> next() {
    return turns().stream().map(Turn::member).findFirst();
  }

  /** Who comes back goes on counting where they stopped. */
  private Ledger joined(Username member) {
    var turn = former.stream().filter(of(member)).findFirst().orElse(Turn.none(member));
    return new Ledger(
        Stream.concat(queue.stream(), Stream.of(turn)).toList(), without(former, member));
  }

  private Ledger left(Username member) {
    return new Ledger(
        without(queue, member),
        Stream.concat(former.stream(), queue.stream().filter(of(member))).toList());
  }

  private Ledger held(SessionHeld held) {
    var on = LocalDate.ofInstant(held.openedAt(), ZoneOffset.UTC);
    var ledger = this;
    for (var client : held.clients()) ledger = ledger.client(client, on);
    return ledger;
  }

  private Ledger client(Username client, LocalDate on) {
    var again = queue.stream().filter(of(client)).map(turn -> turn.again(on));
    return new Ledger(
        Stream.concat(without(queue, client).stream(), again).toList(),
        former.stream().map(turn -> of(client).test(turn) ? turn.again(on) : turn).toList());
  }

  private static List<Turn> without(List<Turn> turns, Username member) {
    return turns.stream().filter(of(member).negate()).toList();
  }

  private static Predicate<Turn> of(Username member) {
    return turn -> turn.member().equals(member);
  }
}

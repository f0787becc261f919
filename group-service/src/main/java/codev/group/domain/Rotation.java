package codev.group.domain;

import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.SessionHeld;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.TurnDecisionEvent.*;
import codev.group.domain.person.MemberTurns;
import codev.group.domain.person.Username;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The turns of a group's members as client, past and next.
 *
 * @param queue in the planned order; a member who has been client moves to its end
 * @param former the turns of those who left
 * @param skipping who lets their turn pass until the group has met again
 * @param owed who let a turn pass and has not been client since: they come first then
 */
public record Rotation(
    List<MemberTurns> queue,
    List<MemberTurns> former,
    List<Username> skipping,
    List<Username> owed) {
  public static final Rotation EMPTY = new Rotation(List.of(), List.of(), List.of(), List.of());

  public Rotation {
    queue = List.copyOf(queue);
    former = List.copyOf(former);
    skipping = List.copyOf(skipping);
    owed = List.copyOf(owed);
  }

  public Rotation after(GroupEvent event) {
    return switch (event) {
      case GroupFormed e ->
          new Rotation(
              e.members().stream().map(MemberTurns::none).toList(), former, skipping, owed);
      case MemberJoined e -> joined(e.member());
      case MemberLeft e -> left(e.member());
      case TurnsSwapped e -> new Rotation(swapped(e.member(), e.with()), former, skipping, owed);
      case TurnSkipped e ->
          new Rotation(queue, former, plus(skipping, e.member()), plus(owed, e.member()));
      case TurnCounted e -> client(e.member(), SessionDateRules.day(e.openedAt()));
      case SessionHeld e -> held(e);
      case MembersReviewed _, FacilitatorReplaced _, CharterEvent _, GroupSessionEvent _ -> this;
    };
  }

  /**
   * A choice of topic may be changed, and a session may have two turns: of those noted the last
   * ones count.
   *
   * @param noted as clients of one session, in order
   * @param most as many as its template has turns
   */
  public static List<Username> clients(List<Username> noted, int most) {
    return List.copyOf(noted.subList(Math.max(0, noted.size() - most), noted.size()));
  }

  /** Everybody once before anybody twice, those who wait longest first. */
  public List<MemberTurns> turns() {
    return queue.stream()
        .sorted(
            Comparator.comparingInt(MemberTurns::timesClient)
                .thenComparing(turn -> skipping.contains(turn.member()))
                .thenComparing(turn -> !owed.contains(turn.member())))
        .toList();
  }

  /** Who comes next; nobody in a group that everybody has left. */
  public Optional<Username> next() {
    return turns().stream().map(MemberTurns::member).findFirst();
  }

  /** Who comes next, as many as can be client in one session. */
  public List<Username> next(int turns) {
    return turns().stream().map(MemberTurns::member).limit(turns).toList();
  }

  int timesClient(Username member) {
    return queue.stream().filter(of(member)).mapToInt(MemberTurns::timesClient).sum();
  }

  /** The members who have been client less often than this one. */
  public List<Username> waitingFor(Username client) {
    int times = timesClient(client);
    return queue.stream()
        .filter(turn -> turn.timesClient() < times)
        .map(MemberTurns::member)
        .toList();
  }

  private List<MemberTurns> swapped(Username one, Username other) {
    var swapped = new ArrayList<>(queue);
    Collections.swap(swapped, index(one), index(other));
    return swapped;
  }

  private int index(Username member) {
    return queue.stream().map(MemberTurns::member).toList().indexOf(member);
  }

  /** Who comes back goes on counting where they stopped. */
  private Rotation joined(Username member) {
    var turn = former.stream().filter(of(member)).findFirst().orElse(MemberTurns.none(member));
    return new Rotation(plus(queue, turn), without(former, member), skipping, owed);
  }

  private Rotation left(Username member) {
    return new Rotation(
        without(queue, member),
        Stream.concat(former.stream(), queue.stream().filter(of(member))).toList(),
        minus(skipping, member),
        minus(owed, member));
  }

  private Rotation held(SessionHeld held) {
    var rotation = new Rotation(queue, former, List.of(), owed);
    for (var client : held.clients())
      rotation = rotation.client(client, SessionDateRules.day(held.openedAt()));
    return rotation;
  }

  public Rotation client(Username client, LocalDate on) {
    var again = queue.stream().filter(of(client)).map(turn -> turn.again(on));
    return new Rotation(
        Stream.concat(without(queue, client).stream(), again).toList(),
        former.stream().map(turn -> of(client).test(turn) ? turn.again(on) : turn).toList(),
        skipping,
        minus(owed, client));
  }

  private static List<MemberTurns> without(List<MemberTurns> turns, Username member) {
    return turns.stream().filter(of(member).negate()).toList();
  }

  private static Predicate<MemberTurns> of(Username member) {
    return turn -> turn.member().equals(member);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).distinct().toList();
  }

  private static List<Username> minus(List<Username> people, Username one) {
    return people.stream().filter(person -> !person.equals(one)).toList();
  }
}

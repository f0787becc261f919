package codev.session.reference;

import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.reference.KnownGroup;
import codev.session.domain.reference.KnownGroupEvent;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Read model of a group, as published by other services.
 *
 * @param charterVersion the charter as it is worded now
 * @param accepted which versions of the charter members have accepted
 * @param open actions committed to and not settled, oldest first
 * @param left who has left it and not come back
 * @param facilitators who have led it since, the present one last; empty while it is the first one
 * @param counted turns that it counts, though the session was closed before the consultation
 */
public record KnownGroupView(
    int charterVersion,
    List<Acceptance> accepted,
    List<EarlierAction> open,
    List<Username> left,
    List<Username> facilitators,
    List<PreviousClient> counted) {
  public static final KnownGroupView UNKNOWN =
      new KnownGroupView(
          KnownGroup.FIRST_CHARTER, List.of(), List.of(), List.of(), List.of(), List.of());

  public KnownGroupView {
    counted = Objects.requireNonNullElse(counted, List.<PreviousClient>of()); // kept before
  }

  /** A member's acceptance of a version of the charter. */
  public record Acceptance(Username member, int version) {}

  public KnownGroupView after(KnownGroupEvent event) {
    return switch (event) {
      case KnownGroupEvent.CharterAcceptanceHeard e ->
          with(charterVersion, with(new Acceptance(e.member(), e.version())));
      case KnownGroupEvent.CharterWithdrawalHeard e ->
          with(charterVersion, without(new Acceptance(e.member(), e.version())));
      case KnownGroupEvent.CharterVersionNoted e -> with(e.version(), accepted);
      case KnownGroupEvent.CommitmentHeard e ->
          with(
              Stream.concat(
                      open.stream(),
                      Stream.of(new EarlierAction(e.action(), e.owner(), e.what(), e.dueOn())))
                  .toList());
      case KnownGroupEvent.CommitmentChanged e ->
          with(
              ImmutableLists.put(
                  open,
                  a -> a.id().equals(e.action()),
                  new EarlierAction(e.action(), e.owner(), e.what(), e.dueOn())));
      case KnownGroupEvent.CommitmentWithdrawn e -> with(openWithout(e.action()));
      case KnownGroupEvent.CommitmentSettled e -> with(openWithout(e.action()));
      case KnownGroupEvent.MembershipHeard e ->
          new KnownGroupView(
              charterVersion,
              accepted,
              open,
              leftAfter(e.member(), e.joined()),
              facilitators,
              counted);
      case KnownGroupEvent.FacilitatorHeard e ->
          new KnownGroupView(
              charterVersion,
              accepted,
              open,
              left,
              Stream.concat(facilitators.stream(), Stream.of(e.facilitator())).toList(),
              counted);
      case KnownGroupEvent.TurnCountHeard e ->
          new KnownGroupView(
              charterVersion,
              accepted,
              open,
              left,
              facilitators,
              Stream.concat(
                      counted.stream(), Stream.of(new PreviousClient(e.member(), e.openedAt())))
                  .toList());
      case KnownGroupEvent.SessionHeard _ -> this;
    };
  }

  private KnownGroupView with(int version, List<Acceptance> acceptances) {
    return new KnownGroupView(version, acceptances, open, left, facilitators, counted);
  }

  private KnownGroupView with(List<EarlierAction> actions) {
    return new KnownGroupView(charterVersion, accepted, actions, left, facilitators, counted);
  }

  private List<Username> leftAfter(Username member, boolean joined) {
    var others = left.stream().filter(person -> !person.equals(member));
    return (joined ? others : Stream.concat(others, Stream.of(member))).toList();
  }

  public boolean hasLeft(Username member) {
    return left.contains(member);
  }

  /**
   * Whether a person has led the group and leads it no more.
   *
   * @param first who led it first
   */
  public boolean hasBeenLedBy(Username person, Username first) {
    if (facilitators.isEmpty() || facilitators.getLast().equals(person)) return false;
    return person.equals(first) || facilitators.contains(person);
  }

  /** Who has not accepted the charter as it is worded now. */
  public List<Username> withoutCharter(List<Username> members) {
    return members.stream()
        .filter(member -> !accepted.contains(new Acceptance(member, charterVersion)))
        .toList();
  }

  public List<EarlierAction> openActions(List<Username> members) {
    return open.stream().filter(a -> members.contains(a.owner())).toList();
  }

  private List<Acceptance> with(Acceptance acceptance) {
    return Stream.concat(accepted.stream(), Stream.of(acceptance)).distinct().toList();
  }

  private List<Acceptance> without(Acceptance acceptance) {
    return accepted.stream().filter(other -> !other.equals(acceptance)).toList();
  }

  private List<EarlierAction> openWithout(ActionId action) {
    return open.stream().filter(a -> !a.id().equals(action)).toList();
  }
}

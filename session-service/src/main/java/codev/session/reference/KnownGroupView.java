package codev.session.reference;

import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.reference.KnownGroup;
import codev.session.domain.reference.KnownGroupEvent;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.stream.Stream;

/**
 * Read model of a group, as published by other services.
 *
 * @param charterVersion the charter as it is worded now
 * @param accepted which versions of the charter members have accepted
 * @param open actions committed to and not settled, oldest first
 */
public record KnownGroupView(
    int charterVersion, List<Acceptance> accepted, List<EarlierAction> open) {
  public static final KnownGroupView UNKNOWN =
      new KnownGroupView(KnownGroup.FIRST_CHARTER, List.of(), List.of());

  /** A member's acceptance of a version of the charter. */
  public record Acceptance(Username member, int version) {}

  KnownGroupView after(KnownGroupEvent event) {
    return switch (event) {
      case KnownGroupEvent.CharterAcceptanceHeard e ->
          new KnownGroupView(charterVersion, with(new Acceptance(e.member(), e.version())), open);
      case KnownGroupEvent.CharterVersionNoted e -> new KnownGroupView(e.version(), accepted, open);
      case KnownGroupEvent.CommitmentHeard e ->
          new KnownGroupView(
              charterVersion,
              accepted,
              Stream.concat(
                      open.stream(),
                      Stream.of(new EarlierAction(e.action(), e.owner(), e.what(), e.dueOn())))
                  .toList());
      case KnownGroupEvent.SessionHeard _,
          KnownGroupEvent.MembershipHeard _,
          KnownGroupEvent.FacilitatorHeard _ ->
          this;
      case KnownGroupEvent.CommitmentSettled e ->
          new KnownGroupView(charterVersion, accepted, openWithout(e.action()));
    };
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

  private List<EarlierAction> openWithout(ActionId action) {
    return open.stream().filter(a -> !a.id().equals(action)).toList();
  }
}

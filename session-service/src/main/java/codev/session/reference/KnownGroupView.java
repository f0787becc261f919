package codev.session.reference;

import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.reference.KnownGroupEvent;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.stream.Stream;

/**
 * Read model of a group, as published by other services.
 *
 * @param accepted members who accepted the charter
 * @param open actions committed to and not settled, oldest first
 */
public record KnownGroupView(List<Username> accepted, List<EarlierAction> open) {
  public static final KnownGroupView UNKNOWN = new KnownGroupView(List.of(), List.of());

  KnownGroupView after(KnownGroupEvent event) {
    return switch (event) {
      case KnownGroupEvent.CharterAcceptanceHeard e ->
          new KnownGroupView(
              Stream.concat(accepted.stream(), Stream.of(e.member())).distinct().toList(), open);
      case KnownGroupEvent.CommitmentHeard e ->
          new KnownGroupView(
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
          new KnownGroupView(accepted, openWithout(e.action()));
    };
  }

  public List<Username> withoutCharter(List<Username> members) {
    return members.stream().filter(m -> !accepted.contains(m)).toList();
  }

  public List<EarlierAction> openActions(List<Username> members) {
    return open.stream().filter(a -> members.contains(a.owner())).toList();
  }

  private List<EarlierAction> openWithout(ActionId action) {
    return open.stream().filter(a -> !a.id().equals(action)).toList();
  }
}

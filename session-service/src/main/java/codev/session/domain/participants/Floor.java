package codev.session.domain.participants;

import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has the floor, and who asks for it; both hold for one step.
 *
 * @param floor who has the floor
 * @param hands who asks for the floor, in the order in which they did
 * @param hadFloor who has, or has had, the floor in the running step
 */
public record Floor(@Nullable Username floor, List<Username> hands, List<Username> hadFloor) {
  public static final Floor NONE = new Floor(null, List.of(), List.of());

  public Floor {
    hands = List.copyOf(hands);
    hadFloor = List.copyOf(hadFloor);
  }

  public Floor givenTo(Username member) {
    return new Floor(member, hands, ImmutableLists.put(hadFloor, member::equals, member))
        .lowered(member);
  }

  public Floor takenBack() {
    return new Floor(null, hands, hadFloor);
  }

  public Floor raised(Username member) {
    return new Floor(floor, ImmutableLists.add(hands, member), hadFloor);
  }

  public Floor lowered(Username member) {
    return new Floor(
        floor, hands.stream().filter(raised -> !raised.equals(member)).toList(), hadFloor);
  }

  /** Who has gone neither has the floor nor asks for it. */
  public Floor without(Username gone) {
    return (gone.equals(floor) ? takenBack() : this).lowered(gone);
  }
}

package codev.group.rotation;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.DAVID;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.joined;
import static codev.group.domain.People.left;
import static codev.group.domain.People.skipped;
import static codev.group.domain.People.swapped;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.person.Username;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le registre des tours")
class RotationViewTest {
  private static final LocalDate ON = LocalDate.of(2027, 1, 11);

  @Test
  @DisplayName("chacun une fois avant que quiconque le soit deux fois")
  void everybody_once_before_anybody_twice() {
    assertThat(order()).containsExactly(ALICE, BOB, CARLA);
    assertThat(order(held(ALICE))).containsExactly(BOB, CARLA, ALICE);
    assertThat(order(held(BOB), held(CARLA), held(ALICE))).containsExactly(BOB, CARLA, ALICE);
  }

  @Test
  @DisplayName("deux membres échangent leurs tours, dans ce tour-ci ou un autre")
  void two_members_swap() {
    assertThat(order(swapped(ALICE, CARLA))).containsExactly(CARLA, BOB, ALICE);
    assertThat(order(held(ALICE), held(BOB), held(CARLA), swapped(ALICE, BOB)))
        .containsExactly(BOB, ALICE, CARLA);
  }

  @Test
  @DisplayName("qui laisse passer son tour vient après les autres, puis le premier : il est dû")
  void a_skipped_turn_is_owed() {
    assertThat(order(skipped(ALICE))).containsExactly(BOB, CARLA, ALICE);
    assertThat(order(held(BOB), skipped(ALICE))).containsExactly(CARLA, ALICE, BOB);
    assertThat(order(skipped(BOB), held(ALICE))).containsExactly(BOB, CARLA, ALICE);
    assertThat(ledger(skipped(CARLA), held(ALICE)).owed()).containsExactly(CARLA);
    assertThat(order(skipped(CARLA), held(ALICE))).containsExactly(CARLA, BOB, ALICE);
    assertThat(ledger(skipped(CARLA), held(ALICE), held(CARLA)).owed()).isEmpty();
  }

  @Test
  @DisplayName("être client deux fois avant les autres se voit, avec ceux qui attendaient")
  void twice_before_the_others_is_shown() {
    assertThat(ledger(held(ALICE), held(ALICE)).ahead())
        .containsExactly(new OutOfTurnClient(FIRST, ALICE, ON, List.of(BOB, CARLA)));
    assertThat(ledger(held(ALICE), held(BOB), held(CARLA), held(ALICE)).ahead()).isEmpty();
  }

  @Test
  @DisplayName("qui arrive n’a pas encore eu son tour, qui part garde les siens")
  void who_comes_and_goes() {
    assertThat(order(held(ALICE), held(BOB), joined(DAVID)))
        .containsExactly(CARLA, DAVID, ALICE, BOB);
    var gone = ledger(held(ALICE), left(ALICE));
    assertThat(gone.turns()).extracting(Turn::member).containsExactly(BOB, CARLA);
    assertThat(gone.former()).containsExactly(new Turn(ALICE, 1, ON));
    assertThat(gone.after(joined(ALICE)).turns()).contains(new Turn(ALICE, 1, ON));
    assertThat(ledger(left(ALICE), left(BOB), left(CARLA)).next()).isEmpty();
  }

  @Test
  @DisplayName("qui n’a pas été client est nommé, et l’on sait pourquoi")
  void who_has_not_been_client_is_named_with_the_reason() {
    assertThat(why(2))
        .containsExactly(
            NotYetClient.Why.TURN_TO_COME,
            NotYetClient.Why.TURN_TO_COME,
            NotYetClient.Why.NO_SESSION_PLANNED);
    assertThat(ledger(skipped(CARLA), held(ALICE)).notYetClient(1, List.of()))
        .containsExactly(
            new NotYetClient(CARLA, NotYetClient.Why.SKIPPED, "Pas prête"),
            new NotYetClient(BOB, NotYetClient.Why.NO_SESSION_PLANNED, null));
    assertThat(why(0, held(ALICE), held(ALICE), left(BOB)))
        .containsExactly(NotYetClient.Why.PASSED_BY, NotYetClient.Why.LEFT);
    assertThat(
            ledger(held(ALICE), held(BOB), held(CARLA), joined(DAVID))
                .notYetClient(0, List.of(DAVID)))
        .containsExactly(new NotYetClient(DAVID, NotYetClient.Why.JOINED_LATER, null));
    assertThat(why(0, held(ALICE), held(BOB), held(CARLA))).isEmpty();
  }

  private static List<NotYetClient.Why> why(int turnsToCome, OfGroup... events) {
    return ledger(events).notYetClient(turnsToCome, List.of()).stream()
        .map(NotYetClient::why)
        .toList();
  }

  private static List<Username> order(OfGroup... events) {
    return ledger(events).turns().stream().map(Turn::member).toList();
  }

  private static RotationView ledger(OfGroup... events) {
    var ledger = RotationView.of(formed());
    for (var event : events) ledger = ledger.after(event);
    return ledger;
  }
}

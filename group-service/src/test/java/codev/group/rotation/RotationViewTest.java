package codev.group.rotation;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.DAVID;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.counted;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.joined;
import static codev.group.domain.People.left;
import static codev.group.domain.People.skipped;
import static codev.group.domain.People.swapped;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.event.GroupEvent;
import codev.group.domain.person.MemberTurns;
import codev.group.domain.person.Username;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

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
  @DisplayName(
      "qui laisse passer son tour vient après les autres, puis le premier\u202f: il est dû")
  void a_skipped_turn_is_owed() {
    assertThat(order(skipped(ALICE))).containsExactly(BOB, CARLA, ALICE);
    assertThat(order(held(BOB), skipped(ALICE))).containsExactly(CARLA, ALICE, BOB);
    assertThat(order(skipped(BOB), held(ALICE))).containsExactly(BOB, CARLA, ALICE);
    assertThat(ledger(skipped(CARLA), held(ALICE)).rotation().owed()).containsExactly(CARLA);
    assertThat(order(skipped(CARLA), held(ALICE))).containsExactly(CARLA, BOB, ALICE);
    assertThat(ledger(skipped(CARLA), held(ALICE), held(CARLA)).rotation().owed()).isEmpty();
  }

  @Test
  @DisplayName("être client deux fois avant les autres se voit, avec ceux qui attendaient")
  void twice_before_the_others_is_shown() {
    assertThat(ledger(held(ALICE), held(ALICE)).ahead())
        .containsExactly(new OutOfTurnClient(FIRST, ALICE, ON, List.of(BOB, CARLA)));
    assertThat(ledger(held(ALICE), held(BOB), held(CARLA), held(ALICE)).ahead()).isEmpty();
  }

  @Test
  @DisplayName("un tour compté sans consultation compte comme un autre, au jour de la séance")
  void a_turn_that_was_counted_is_one() {
    var ledger = ledger(skipped(ALICE), held(), counted(ALICE));
    assertThat(ledger.rotation().turns()).contains(new MemberTurns(ALICE, 1, ON));
    assertThat(ledger.rotation().owed()).isEmpty();
    assertThat(order(held(), counted(ALICE))).containsExactly(BOB, CARLA, ALICE);
    assertThat(ledger(left(ALICE), held(), counted(ALICE)).rotation().former())
        .containsExactly(new MemberTurns(ALICE, 1, ON));
    assertThat(ledger(held(ALICE), counted(ALICE)).ahead())
        .containsExactly(new OutOfTurnClient(FIRST, ALICE, ON, List.of(BOB, CARLA)));
    assertThat(ledger.decisions().getLast())
        .returns(RotationDecisionView.Kind.COUNTED, RotationDecisionView::kind)
        .returns(FIRST, RotationDecisionView::session)
        .returns("Sujet traité après la séance", RotationDecisionView::why);
  }

  @Test
  @DisplayName("qui arrive n’a pas encore eu son tour, qui part garde les siens")
  void who_comes_and_goes() {
    assertThat(order(held(ALICE), held(BOB), joined(DAVID)))
        .containsExactly(CARLA, DAVID, ALICE, BOB);
    var gone = ledger(held(ALICE), left(ALICE));
    assertThat(gone.rotation().turns()).extracting(MemberTurns::member).containsExactly(BOB, CARLA);
    assertThat(gone.rotation().former()).containsExactly(new MemberTurns(ALICE, 1, ON));
    assertThat(gone.after(joined(ALICE)).rotation().turns())
        .contains(new MemberTurns(ALICE, 1, ON));
    assertThat(ledger(left(ALICE), left(BOB), left(CARLA)).rotation().next()).isEmpty();
  }

  @Test
  @DisplayName("qui n’a pas été client est nommé, et l’on sait pourquoi")
  void who_has_not_been_client_is_named_with_the_reason() {
    assertThat(why(2))
        .containsExactly(
            MemberWithoutTurn.Cause.TURN_TO_COME,
            MemberWithoutTurn.Cause.TURN_TO_COME,
            MemberWithoutTurn.Cause.NO_SESSION_PLANNED);
    assertThat(ledger(skipped(CARLA), held(ALICE)).notYetClient(1, List.of()))
        .containsExactly(
            new MemberWithoutTurn(CARLA, MemberWithoutTurn.Cause.SKIPPED, "Pas prête"),
            new MemberWithoutTurn(BOB, MemberWithoutTurn.Cause.NO_SESSION_PLANNED, null));
    assertThat(why(0, held(ALICE), held(ALICE), left(BOB)))
        .containsExactly(MemberWithoutTurn.Cause.PASSED_BY, MemberWithoutTurn.Cause.LEFT);
    assertThat(
            ledger(held(ALICE), held(BOB), held(CARLA), joined(DAVID))
                .notYetClient(0, List.of(DAVID)))
        .containsExactly(new MemberWithoutTurn(DAVID, MemberWithoutTurn.Cause.JOINED_LATER, null));
    assertThat(why(0, held(ALICE), held(BOB), held(CARLA))).isEmpty();
  }

  @Test
  @DisplayName("se garde sous les mêmes champs qu’avant, et se relit")
  void keeps_the_stored_fields() {
    var view = ledger(held(ALICE), held(ALICE), skipped(CARLA), left(BOB));
    var stored = JsonMapper.shared().valueToTree(view);
    assertThat(stored.propertyNames())
        .containsExactlyInAnyOrder("queue", "former", "skipping", "owed", "decisions", "ahead");
    assertThat(JsonMapper.shared().treeToValue(stored, RotationView.class)).isEqualTo(view);
  }

  private static List<MemberWithoutTurn.Cause> why(int turnsToCome, GroupEvent... events) {
    return ledger(events).notYetClient(turnsToCome, List.of()).stream()
        .map(MemberWithoutTurn::why)
        .toList();
  }

  private static List<Username> order(GroupEvent... events) {
    return ledger(events).rotation().turns().stream().map(MemberTurns::member).toList();
  }

  private static RotationView ledger(GroupEvent... events) {
    var ledger = RotationView.of(formed());
    for (var event : events) ledger = ledger.after(event);
    return ledger;
  }
}

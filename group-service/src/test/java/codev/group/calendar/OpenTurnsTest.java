package codev.group.calendar;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.counted;
import static codev.group.domain.People.held;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.planned;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.event.GroupEvent;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.template.SessionTemplate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les clients d’une séance dont le tour ne compte pas")
class OpenTurnsTest {
  private static final SessionPlanned ONE_TURN = planned(FIRST, 1, JANUARY_11);
  private static final SessionPlanned TWO_TURNS =
      planned(FIRST, 1, JANUARY_11, SessionTemplate.Key.TWO_CLIENTS_180, MONA);

  @Test
  @DisplayName("se savent une fois la séance close")
  void are_known_once_the_session_is_over() {
    assertThat(after(ONE_TURN, noted(ALICE)).clientsWithoutTurn()).isEmpty();
    assertThat(after(ONE_TURN, noted(ALICE), held()).clientsWithoutTurn()).containsExactly(ALICE);
    assertThat(after(ONE_TURN, noted(ALICE), held(ALICE)).clientsWithoutTurn()).isEmpty();
    assertThat(after(ONE_TURN, held()).clientsWithoutTurn()).isEmpty();
  }

  @Test
  @DisplayName("sont les derniers choisis, autant que la séance a de tours")
  void are_those_chosen_last() {
    assertThat(after(ONE_TURN, noted(BOB), noted(ALICE), held()).clientsWithoutTurn())
        .containsExactly(ALICE);
    assertThat(after(ONE_TURN, noted(BOB), noted(ALICE), held(ALICE)).clientsWithoutTurn())
        .isEmpty();
    var two = after(TWO_TURNS, noted(CARLA), noted(ALICE), noted(BOB), held(ALICE));
    assertThat(two.clientsWithoutTurn()).containsExactly(BOB);
  }

  @Test
  @DisplayName("n’en sont plus quand leur tour est compté")
  void are_none_any_more_once_their_turn_counts() {
    var session = after(ONE_TURN, noted(ALICE), held(), counted(ALICE));
    assertThat(session.clientsWithoutTurn()).isEmpty();
    assertThat(session.clients()).containsExactly(ALICE);
  }

  private static CalendarSession after(GroupEvent... events) {
    var calendar = GroupCalendar.EMPTY;
    for (var event : events) calendar = calendar.after(event);
    return calendar.find(FIRST).orElseThrow();
  }
}

package codev.group.group;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.planned;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.event.GroupEvent;
import codev.group.domain.person.Username;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.SessionId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les clients de la prochaine séance")
class NextClientsTest {
  private static final GroupEvent ONE = planned(FIRST, 1, JANUARY_11);
  private static final GroupEvent NEXT = planned(SECOND, 2, JANUARY_11.plus(Duration.ofDays(28)));

  @Test
  @DisplayName("sont ceux de la première à venir, et d’aucune autre")
  void are_those_of_the_first_to_come() {
    assertThat(clients(FIRST, ONE, NEXT)).containsExactly(ALICE);
    assertThat(clients(SECOND, ONE, NEXT)).isEmpty();
    assertThat(clients(SECOND, ONE, NEXT, cancelled())).containsExactly(ALICE);
    assertThat(clients(SECOND, ONE, NEXT, held(ALICE))).containsExactly(BOB);
  }

  @Test
  @DisplayName("ne se savent pas tant qu’une séance est en cours")
  void are_not_known_during_a_session() {
    assertThat(clients(FIRST, ONE, NEXT, begun(JANUARY_11))).isEmpty();
    assertThat(clients(SECOND, ONE, NEXT, begun(JANUARY_11))).isEmpty();
  }

  @Test
  @DisplayName("sont deux dans une séance à deux clients")
  void are_two_where_two_can_be() {
    var two = planned(FIRST, 1, JANUARY_11, SessionTemplate.Key.TWO_CLIENTS_180, MONA);
    assertThat(clients(FIRST, two)).containsExactly(ALICE, BOB);
  }

  private static List<Username> clients(SessionId session, GroupEvent... events) {
    var group = GroupView.after(null, formed());
    for (var event : events) group = GroupView.after(group, event);
    return group.nextClients(group.sessions().find(session).orElseThrow());
  }
}

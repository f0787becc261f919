package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.attendance;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.planned;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.GroupSessionCommand.NoteClient;
import codev.group.domain.command.GroupSessionCommand.NoteSessionHeld;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.person.Username;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tenir la rotation")
class KeepingTheRotationTest {
  private static final SessionPlanned ONE_TURN = planned(FIRST, 1, JANUARY_11);
  private static final SessionPlanned TWO_TURNS =
      planned(FIRST, 1, JANUARY_11, SessionTemplate.Key.TWO_CLIENTS_180, MONA);

  @Test
  @DisplayName("le client est noté dès que son sujet est choisi")
  void the_client_is_noted_when_the_topic_is_chosen() {
    given(Group.class, formed(), ONE_TURN).when(client(ALICE)).expectEvents(noted(ALICE));
  }

  @Test
  @DisplayName("l’entendre deux fois ne change rien")
  void received_twice_it_changes_nothing() {
    nothingNew(given(Group.class, formed(), ONE_TURN, noted(ALICE)).when(client(ALICE)));
  }

  @Test
  @DisplayName("la séance finie, le tour compte, avec la présence de chacun")
  void when_the_session_is_over_the_turn_counts() {
    given(Group.class, formed(), ONE_TURN, noted(ALICE))
        .when(over(FIRST, ALICE))
        .expectEvents(held(ALICE));
  }

  @Test
  @DisplayName("si le choix a changé, seul le dernier client compte")
  void if_the_choice_changed_the_last_client_counts() {
    given(Group.class, formed(), ONE_TURN, noted(BOB), noted(ALICE))
        .when(over(FIRST, ALICE))
        .expectEvents(held(ALICE));
  }

  @Test
  @DisplayName("dans une séance à deux clients, les deux tours comptent")
  void with_two_clients_both_turns_count() {
    given(Group.class, formed(), TWO_TURNS, noted(CARLA), noted(BOB), noted(ALICE))
        .when(over(FIRST, ALICE))
        .expectEvents(held(BOB, ALICE));
  }

  @Test
  @DisplayName("un choix changé au second tour ne coûte son tour à personne")
  void a_changed_choice_costs_nobody_their_turn() {
    given(Group.class, formed(), TWO_TURNS, noted(ALICE), noted(BOB), noted(CARLA))
        .when(over(ALICE, CARLA))
        .expectEvents(held(ALICE, CARLA));
  }

  @Test
  @DisplayName("close après le premier tour, le second client n’a pas eu le sien")
  void a_turn_that_was_not_begun_does_not_count() {
    given(Group.class, formed(), TWO_TURNS, noted(ALICE), noted(BOB))
        .when(over(ALICE))
        .expectEvents(held(ALICE));
  }

  @Test
  @DisplayName("une séance ne finit qu’une fois")
  void a_session_is_over_once() {
    nothingNew(
        given(Group.class, formed(), ONE_TURN, noted(ALICE), held(ALICE)).when(over(FIRST, ALICE)));
    nothingNew(given(Group.class, formed(), ONE_TURN, noted(ALICE), held(ALICE)).when(client(BOB)));
  }

  @Test
  @DisplayName("une séance que le groupe n’a pas planifiée n’est pas la sienne")
  void a_session_nobody_planned_is_unknown() {
    refused(
        given(Group.class, formed(), ONE_TURN).when(over(SECOND, ALICE)),
        RuleViolation.UNKNOWN_SESSION);
  }

  private static NoteClient client(Username client) {
    return new NoteClient(GROUP, FIRST, client, TODAY);
  }

  /** As it was recorded at first: of the last client alone. */
  private static NoteSessionHeld over(SessionId session, Username client) {
    return over(session, client, null);
  }

  private static NoteSessionHeld over(Username... clients) {
    return over(FIRST, clients[clients.length - 1], List.of(clients));
  }

  private static NoteSessionHeld over(
      SessionId session, Username client, @Nullable List<Username> clients) {
    return new NoteSessionHeld(
        GROUP,
        session,
        client,
        clients,
        JANUARY_11,
        JANUARY_11.plusSeconds(3 * 3600),
        attendance(),
        ANNE,
        TODAY);
  }
}

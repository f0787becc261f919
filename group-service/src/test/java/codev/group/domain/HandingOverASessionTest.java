package codev.group.domain;

import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.handedOver;
import static codev.group.domain.People.held;
import static codev.group.domain.People.planned;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.GroupSessionCommand.NoteSessionHandedOver;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Une séance dont l’animation est passée à un autre")
class HandingOverASessionTest {
  private static final GroupServiceEvent FIRST_SESSION = planned(FIRST, 1, JANUARY_11);

  @Test
  @DisplayName("se note chaque fois qu’elle change de mains, une fois si c’est entendu deux fois")
  void is_noted_whenever_it_changes_hands() {
    given(Group.class, formed(), FIRST_SESSION)
        .when(handOver(FIRST, PAUL))
        .expectEvents(handedOver(PAUL));
    nothingNew(
        given(Group.class, formed(), FIRST_SESSION, handedOver(PAUL)).when(handOver(FIRST, PAUL)));
    given(Group.class, formed(), FIRST_SESSION, handedOver(PAUL))
        .when(handOver(FIRST, ANNE))
        .expectEvents(handedOver(ANNE));
    given(Group.class, formed(), FIRST_SESSION, handedOver(PAUL), handedOver(ZOE))
        .when(handOver(FIRST, PAUL))
        .expectEvents(handedOver(PAUL));
  }

  @Test
  @DisplayName("finie, elle ne se passe plus, et n’est pas celle d’un autre groupe")
  void is_not_noted_of_another_or_of_one_that_is_over() {
    nothingNew(given(Group.class, formed(), FIRST_SESSION, held()).when(handOver(FIRST, PAUL)));
    refused(
        given(Group.class, formed(), FIRST_SESSION).when(handOver(SECOND, PAUL)),
        RuleViolation.UNKNOWN_SESSION);
  }

  private static NoteSessionHandedOver handOver(SessionId session, Username to) {
    return new NoteSessionHandedOver(GROUP, session, to, ANNE, TODAY);
  }
}

package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.answered;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.ours;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.shifted;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static codev.group.domain.person.InvitationAnswer.ACCEPTED;
import static codev.group.domain.person.InvitationAnswer.DECLINED;

import codev.group.domain.GroupServiceCommand.AnswerSessionInvitation;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Répondre à l’invitation")
class AnsweringAnInvitationTest {
  private static final GroupServiceEvent PLANNED = planned(FIRST, 1, JANUARY_11, ours(), MONA);

  @Test
  @DisplayName("un membre répond, et peut changer d’avis")
  void a_member_answers_and_may_change_their_mind() {
    given(Group.class, formed(), PLANNED, answered(ALICE, ACCEPTED))
        .when(answer(ALICE, DECLINED))
        .expectEvents(answered(ALICE, DECLINED));
  }

  @Test
  @DisplayName("répondre deux fois de même ne change rien")
  void the_same_answer_twice_changes_nothing() {
    nothingNew(
        given(Group.class, formed(), PLANNED, answered(ALICE, ACCEPTED))
            .when(answer(ALICE, ACCEPTED)));
  }

  @Test
  @DisplayName("une nouvelle date demande une nouvelle réponse")
  void another_date_is_answered_anew() {
    given(
            Group.class,
            formed(),
            PLANNED,
            answered(ALICE, ACCEPTED),
            shifted("2027-01-18T08:00:00Z"))
        .when(answer(ALICE, ACCEPTED))
        .expectEvents(answered(ALICE, ACCEPTED));
  }

  @Test
  @DisplayName("on ne répond plus à une séance annulée")
  void a_cancelled_session_is_not_answered() {
    refused(
        given(Group.class, formed(), PLANNED, cancelled()).when(answer(ALICE, ACCEPTED)),
        RuleViolation.SESSION_IS_CANCELLED);
  }

  @Test
  @DisplayName("l’animateur n’est pas invité : il anime")
  void the_facilitator_does_not_answer() {
    refused(
        given(Group.class, formed(), PLANNED).when(answer(ANNE, ACCEPTED)),
        RuleViolation.ONLY_MEMBERS_ANSWER);
  }

  @Test
  @DisplayName("qui n’est pas du groupe n’apprend pas qu’il existe")
  void a_stranger_does_not_learn_of_the_group() {
    refused(
        given(Group.class, formed(), PLANNED).when(answer(ZOE, ACCEPTED)),
        RuleViolation.NOT_YOUR_GROUP);
  }

  private static AnswerSessionInvitation answer(Username by, InvitationAnswer answer) {
    return new AnswerSessionInvitation(GROUP, FIRST, answer, by, TODAY);
  }
}

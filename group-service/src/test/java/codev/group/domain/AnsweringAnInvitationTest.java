package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.answerWithdrawn;
import static codev.group.domain.People.answered;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.ours;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.People.shifted;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static codev.group.domain.person.InvitationAnswer.ACCEPTED;
import static codev.group.domain.person.InvitationAnswer.DECLINED;

import codev.group.domain.command.GroupSessionCommand.AnswerSessionInvitation;
import codev.group.domain.command.GroupSessionCommand.WithdrawSessionAnswer;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import java.time.Instant;
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

  @Test
  @DisplayName("répondre à une date qui a changé entre-temps est refusé, comme à une date à fixer")
  void an_answer_to_another_date_is_refused() {
    var moved = shifted("2027-01-18T08:00:00Z");
    refused(
        given(Group.class, formed(), PLANNED, moved).when(answer(JANUARY_11, ACCEPTED, false)),
        RuleViolation.ANSWER_TO_ANOTHER_DATE);
    given(Group.class, formed(), PLANNED, moved)
        .when(answer(moved.startsAt(), ACCEPTED, false))
        .expectEvents(answered(ALICE, ACCEPTED));
    refused(
        given(Group.class, formed(), PLANNED, begun(JANUARY_11), postponed(JANUARY_11))
            .when(answer(JANUARY_11, ACCEPTED, false)),
        RuleViolation.ANSWER_TO_ANOTHER_DATE);
  }

  @Test
  @DisplayName("une réponse qui ne compte qu’une fois ne remplace pas la première")
  void a_single_answer_replaces_none() {
    given(Group.class, formed(), PLANNED)
        .when(answer(JANUARY_11, ACCEPTED, true))
        .expectEvents(answered(ALICE, ACCEPTED));
    nothingNew(
        given(Group.class, formed(), PLANNED, answered(ALICE, ACCEPTED))
            .when(answer(JANUARY_11, DECLINED, true)));
    given(Group.class, formed(), PLANNED, answered(ALICE, ACCEPTED), answerWithdrawn(ALICE))
        .when(answer(JANUARY_11, DECLINED, true))
        .expectEvents(answered(ALICE, DECLINED));
  }

  @Test
  @DisplayName("une réponse s’annule, tant que la séance est à sa date")
  void an_answer_is_withdrawn() {
    var withdraw = new WithdrawSessionAnswer(GROUP, FIRST, JANUARY_11, ALICE, TODAY);
    given(Group.class, formed(), PLANNED, answered(ALICE, ACCEPTED))
        .when(withdraw)
        .expectEvents(answerWithdrawn(ALICE));
    nothingNew(given(Group.class, formed(), PLANNED).when(withdraw));
    refused(
        given(
                Group.class,
                formed(),
                PLANNED,
                answered(ALICE, ACCEPTED),
                shifted("2027-01-18T08:00:00Z"))
            .when(withdraw),
        RuleViolation.ANSWER_TO_ANOTHER_DATE);
    refused(
        given(Group.class, formed(), PLANNED, answered(ALICE, ACCEPTED), cancelled())
            .when(withdraw),
        RuleViolation.SESSION_IS_CANCELLED);
  }

  private static AnswerSessionInvitation answer(Username by, InvitationAnswer answer) {
    return new AnswerSessionInvitation(GROUP, FIRST, null, answer, false, by, TODAY);
  }

  private static AnswerSessionInvitation answer(
      Instant date, InvitationAnswer answer, boolean once) {
    return new AnswerSessionInvitation(GROUP, FIRST, date, answer, once, ALICE, TODAY);
  }
}

package codev.session.domain.contract;

import static codev.session.domain.People.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.SessionSpec;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.value.Username;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le contrat")
class ContractTest extends SessionSpec {

  @Test
  @DisplayName("le client redéfinit sa demande")
  void the_client_redefines() {
    given(at(PROBLEM_DEFINITION))
        .when(new RedefineContract(SESSION, terms("version 1"), ALICE, NOON))
        .expectEvents(redefined(1));
  }

  @Test
  @DisplayName("personne ne la redéfinit à sa place")
  void nobody_else_redefines() {
    refused(
        given(at(PROBLEM_DEFINITION)).when(new RedefineContract(SESSION, terms("x"), BOB, NOON)),
        ONLY_THE_CLIENT_REDEFINES);
  }

  @Test
  @DisplayName("chaque reprise est une nouvelle version")
  void each_change_is_a_version() {
    given(at(PROBLEM_DEFINITION), redefined(1))
        .when(new RedefineContract(SESSION, terms("version 2"), ALICE, NOON))
        .expectEvents(redefined(2));
  }

  @Test
  @DisplayName("les mêmes termes ne font pas de version")
  void same_terms_same_version() {
    nothingNew(
        given(at(PROBLEM_DEFINITION), redefined(1))
            .when(new RedefineContract(SESSION, terms("version 1"), ALICE, NOON)));
  }

  @Test
  @DisplayName("un consultant accepte la version en cours")
  void a_consultant_accepts() {
    given(at(PROBLEM_DEFINITION), redefined(1))
        .when(answer(1, true, BOB))
        .expectEvents(accepted(1, BOB));
  }

  @Test
  @DisplayName("une version dépassée ne s'accepte plus")
  void an_old_version_is_not_accepted() {
    refused(
        given(at(PROBLEM_DEFINITION), redefined(1), redefined(2)).when(answer(1, true, BOB)),
        CONTRACT_HAS_ANOTHER_VERSION);
  }

  @Test
  @DisplayName("le client n'accepte pas son propre contrat")
  void the_client_does_not_accept() {
    refused(
        given(at(PROBLEM_DEFINITION), redefined(1)).when(answer(1, true, ALICE)),
        ONLY_CONSULTANTS_ACCEPT);
  }

  @Test
  @DisplayName("une réserve se dit avec des mots")
  void a_reservation_needs_words() {
    refused(
        given(at(PROBLEM_DEFINITION), redefined(1)).when(answer(1, false, BOB)),
        RESERVATION_NEEDS_WORDS);
  }

  @Test
  @DisplayName("la consultation attend que chaque consultant accepte")
  void consultation_waits_for_everybody() {
    refused(
        given(at(PROBLEM_DEFINITION), redefined(1), accepted(1, BOB))
            .when(next(PROBLEM_DEFINITION)),
        CONTRACT_NOT_ACCEPTED_BY_ALL);
  }

  @Test
  @DisplayName("une nouvelle version s'accepte à nouveau")
  void a_new_version_is_accepted_anew() {
    refused(
        given(
                at(PROBLEM_DEFINITION),
                redefined(1),
                accepted(1, BOB),
                accepted(1, CARLA),
                redefined(2))
            .when(next(PROBLEM_DEFINITION)),
        CONTRACT_NOT_ACCEPTED_BY_ALL);
  }

  @Test
  @DisplayName("une réserve retire l'accord donné")
  void a_reservation_takes_back_an_agreement() {
    refused(
        given(
                at(PROBLEM_DEFINITION),
                redefined(1),
                accepted(1, BOB),
                accepted(1, CARLA),
                reserved(BOB))
            .when(next(PROBLEM_DEFINITION)),
        CONTRACT_NOT_ACCEPTED_BY_ALL);
  }

  @Test
  @DisplayName("un absent n'a pas à accepter")
  void the_absent_need_not_accept() {
    given(
            at(PROBLEM_DEFINITION),
            redefined(1),
            accepted(1, BOB),
            new AttendanceMarked(SESSION, ORIGIN, CARLA, AttendanceStatus.ABSENT, null, ANNE, NOON))
        .when(next(PROBLEM_DEFINITION))
        .expectEvents(step(CONSULTATION));
  }

  @Test
  @DisplayName("accepté par tous, la consultation s'ouvre")
  void accepted_by_all() {
    given(at(PROBLEM_DEFINITION), redefined(1), accepted(1, BOB), accepted(1, CARLA))
        .when(next(PROBLEM_DEFINITION))
        .expectEvents(step(CONSULTATION));
  }

  private static AnswerContract answer(int version, boolean accepted, Username by) {
    return new AnswerContract(SESSION, version, accepted, null, by, NOON);
  }

  private static ContractReserved reserved(Username by) {
    return new ContractReserved(SESSION, 1, words("C'est trop large"), by, NOON);
  }
}

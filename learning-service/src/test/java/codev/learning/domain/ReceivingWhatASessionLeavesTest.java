package codev.learning.domain;

import static codev.learning.domain.Examples.*;

import codev.learning.domain.LearningServiceCommand.NoteSessionFact;
import codev.learning.domain.LearningServiceCommand.NoteSessionHeld;
import codev.learning.domain.event.SessionOutcomeEvent;
import codev.learning.domain.event.SessionOutcomeEvent.ClientChosen;
import codev.learning.domain.event.SessionOutcomeEvent.EvaluationReceived;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.value.EncryptedText;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recevoir ce que laisse une séance")
class ReceivingWhatASessionLeavesTest {
  private final AggregateTestFixture<SessionOutcome> outcome =
      new AggregateTestFixture<>(SessionOutcome.class);

  @Test
  @DisplayName("chaque participant évalue une fois")
  void each_participant_evaluates_once() {
    outcome
        .given(evaluated(ALICE, ParticipantRole.CLIENT))
        .when(evaluate(BOB, sealed("answers of bob")))
        .expectEvents(evaluated(BOB, ParticipantRole.CONSULTANT));
  }

  @Test
  @DisplayName("une évaluation annoncée deux fois compte une fois")
  void an_evaluation_told_twice_counts_once() {
    outcome
        .given(evaluated(BOB, ParticipantRole.CONSULTANT))
        .when(evaluate(BOB, sealed("answers of bob")))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("une seconde évaluation, différente, est refusée")
  void a_second_evaluation_is_refused() {
    outcome
        .given(evaluated(BOB, ParticipantRole.CONSULTANT))
        .when(evaluate(BOB, sealed("second thoughts")))
        .expectNoEvents()
        .expectExceptionMessage("SAME_ID_OTHER_CONTENT");
  }

  @Test
  @DisplayName("une séance peut avoir deux clients, notés une fois chacun")
  void two_clients_are_noted_once_each() {
    outcome
        .given(clientChosen())
        .when(heldWith(ALICE, BOB))
        .expectEvents(
            new SessionOutcomeEvent.ClientChosen(SESSION, GROUP, PROGRAMME, BOB, TEN_TWENTY),
            held());
  }

  @Test
  @DisplayName("le cours de la séance est noté une fois")
  void its_course_is_noted_once() {
    outcome.given(evaluated(BOB, ParticipantRole.CONSULTANT)).when(heldWith()).expectEvents(held());
    outcome.given(held()).when(heldWith(ALICE)).expectNoEvents().expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("un tour que le groupe compte après la séance est noté une fois, close ou non")
  void a_turn_that_the_group_counts_is_noted_once() {
    var counted =
        new NoteSessionFact(new ClientChosen(SESSION, GROUP, PROGRAMME, ALICE, TEN_TWENTY));
    outcome.given(held()).when(counted).expectEvents(clientChosen());
    outcome.givenNoPriorActivity().when(counted).expectEvents(clientChosen());
    outcome
        .given(held(), clientChosen())
        .when(counted)
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    outcome.given(clientChosen()).when(heldWith()).expectEvents(held());
  }

  private static NoteSessionFact evaluate(Username by, EncryptedText answers) {
    return new NoteSessionFact(
        new EvaluationReceived(
            SESSION,
            GROUP,
            PROGRAMME,
            by,
            ParticipantRole.CONSULTANT,
            items("H1", "H9", "COURAGE"),
            answers,
            TEN_TWENTY));
  }

  private static NoteSessionHeld heldWith(Username... clients) {
    return new NoteSessionHeld(held(), List.of(clients));
  }
}

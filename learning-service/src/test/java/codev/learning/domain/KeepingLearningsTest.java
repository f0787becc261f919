package codev.learning.domain;

import static codev.learning.domain.Examples.*;

import codev.learning.domain.LearningServiceCommand.NoteLearning;
import codev.learning.domain.event.JournalEvent.LearningCorrected;
import codev.learning.domain.event.JournalEvent.LearningKept;
import codev.learning.domain.value.Learning;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Garder un apprentissage")
class KeepingLearningsTest {
  private final AggregateTestFixture<LearningJournal> journal =
      new AggregateTestFixture<>(LearningJournal.class);

  @Test
  @DisplayName("un apprentissage dit en séance entre au journal de son auteur")
  void a_stated_learning_enters_its_authors_journal() {
    journal.givenNoPriorActivity().when(keep(learning())).expectEvents(kept());
  }

  @Test
  @DisplayName("annoncé deux fois, il n'est gardé qu'une fois")
  void received_twice_it_is_kept_once() {
    journal
        .given(kept())
        .when(keep(learning()))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("le même identifiant ne peut porter un autre apprentissage")
  void the_same_id_cannot_carry_another_learning() {
    var other = new Learning(LEARNING, Learning.About.METHOD, sealed("other"), null, List.of());
    journal
        .given(kept())
        .when(keep(other))
        .expectNoEvents()
        .expectExceptionMessage("SAME_ID_OTHER_CONTENT");
  }

  @Test
  @DisplayName("son auteur le modifie, le retire et le rétablit : chaque fois une fois")
  void its_author_changes_it() {
    journal.given(kept()).when(correct()).expectEvents(learningCorrected());
    journal.given(kept(), learningCorrected()).when(correct()).expectNoEvents();
    journal
        .given(kept(), learningCorrected())
        .when(keep(learning()))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    journal.given(kept()).when(withdraw()).expectEvents(learningWithdrawn());
    journal.given(kept(), learningWithdrawn()).when(withdraw()).expectNoEvents();
    journal.given(kept(), learningWithdrawn()).when(restore()).expectEvents(learningRestored());
    journal.given(kept()).when(restore()).expectNoEvents();
  }

  private static NoteLearning keep(Learning learning) {
    return new NoteLearning(new LearningKept(BOB, SESSION, GROUP, PROGRAMME, learning, TEN_TWENTY));
  }

  private static NoteLearning correct() {
    var better = learningCorrected().learning();
    return new NoteLearning(
        new LearningCorrected(BOB, SESSION, GROUP, PROGRAMME, better, TEN_TWENTY));
  }

  private static NoteLearning withdraw() {
    return new NoteLearning(learningWithdrawn());
  }

  private static NoteLearning restore() {
    return new NoteLearning(learningRestored());
  }
}

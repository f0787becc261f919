package codev.learning.domain;

import static codev.learning.domain.Examples.shown;

import codev.learning.domain.LearningServiceCommand.NoteOutcomesShown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Noter à qui des chiffres sont montrés")
class OutcomesViewingTest {
  private final AggregateTestFixture<OutcomesViewing> viewing =
      new AggregateTestFixture<>(OutcomesViewing.class);

  @Test
  @DisplayName("une consultation est notée une fois")
  void a_showing_is_noted_once() {
    var event = shown();
    var note = new NoteOutcomesShown(event);
    viewing.givenNoPriorActivity().when(note).expectEvents(event);
    viewing.given(event).when(note).expectNoEvents();
  }
}

package codev.learning.domain;

import static codev.learning.domain.Examples.shown;

import codev.learning.domain.LearningServiceCommand.NoteShowing;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Noter à qui des chiffres sont montrés")
class ShowingFiguresTest {
  private final AggregateTestFixture<OutcomesViewing> showing =
      new AggregateTestFixture<>(OutcomesViewing.class);

  @Test
  @DisplayName("une consultation est notée une fois")
  void a_showing_is_noted_once() {
    var event = shown();
    var note =
        new NoteShowing(
            event.showing(),
            event.programme(),
            event.to(),
            event.as(),
            event.part(),
            event.form(),
            event.digest(),
            event.upTo(),
            event.at());
    showing.givenNoPriorActivity().when(note).expectEvents(event);
    showing.given(event).when(note).expectNoEvents();
  }
}

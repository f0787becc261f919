package codev.session.domain.accesslog;

import static codev.session.domain.People.BOB;
import static codev.session.domain.People.NOON;
import static codev.session.domain.People.SESSION;

import codev.session.domain.accesslog.WordsAccessEvent.WordsOpened;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L'ouverture des textes d'une séance")
class WordsAccessTest {
  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 11);

  @Test
  @DisplayName("est enregistrée la première fois")
  void is_recorded_the_first_time() {
    fixture().givenNoPriorActivity().when(open(MONDAY)).expectEvents(opened(MONDAY));
  }

  @Test
  @DisplayName("ne l'est pas deux fois le même jour")
  void is_recorded_once_a_day() {
    fixture()
        .given(opened(MONDAY))
        .when(open(MONDAY))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  @DisplayName("l'est de nouveau le lendemain")
  void is_recorded_again_the_next_day() {
    fixture()
        .given(opened(MONDAY))
        .when(open(MONDAY.plusDays(1)))
        .expectEvents(opened(MONDAY.plusDays(1)));
  }

  private static AggregateTestFixture<WordsAccess> fixture() {
    return new AggregateTestFixture<>(WordsAccess.class);
  }

  private static RecordOpening open(LocalDate on) {
    return new RecordOpening(SESSION, BOB, ReaderRelation.MEMBER, on, NOON);
  }

  private static WordsOpened opened(LocalDate on) {
    return new WordsOpened(SESSION, BOB, ReaderRelation.MEMBER, on, NOON);
  }
}

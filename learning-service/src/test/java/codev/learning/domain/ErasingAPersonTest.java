package codev.learning.domain;

import static codev.learning.domain.Examples.*;

import codev.learning.domain.LearningCommand.ErasePerson;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.person.Username;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Effacer quelqu'un")
class ErasingAPersonTest {
  private final AggregateTestFixture<Person> person = new AggregateTestFixture<>(Person.class);

  @Test
  @DisplayName("se fait à la demande de la personne, même inconnue ici")
  void is_done_at_the_persons_own_wish() {
    person.givenNoPriorActivity().when(erase(ALICE)).expectEvents(erased());
  }

  @Test
  @DisplayName("se fait aussi par un responsable pour qui est connu ici")
  void is_done_by_a_manager_for_somebody_known() {
    person
        .given(noted())
        .when(erase(CARLA))
        .expectEvents(new PersonErased(ALICE, CARLA, NEXT_MONTH));
  }

  @Test
  @DisplayName("un nom mal écrit n'efface personne")
  void a_misspelt_name_erases_nobody() {
    person
        .givenNoPriorActivity()
        .when(erase(CARLA))
        .expectNoEvents()
        .expectExceptionMessage("NOBODY_OF_THAT_NAME");
  }

  @Test
  @DisplayName("une seconde fois ne change rien, qui que ce soit qui la demande")
  void a_second_time_changes_nothing() {
    person.given(erased()).when(erase(CARLA)).expectNoEvents().expectSuccessfulHandlerExecution();
  }

  private static ErasePerson erase(Username by) {
    return new ErasePerson(ALICE, by, NEXT_MONTH);
  }
}

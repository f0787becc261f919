package codev.group.domain;

import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.declared;
import static codev.group.domain.People.described;
import static codev.group.domain.People.training;

import codev.group.domain.command.ProgrammeCommand.DescribeTraining;
import codev.group.domain.event.ProgrammeEvent.TrainingDescribed;
import codev.group.domain.programme.TrainingDescription;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Dire ce que les preuves d’un programme doivent dire")
class DescribingATrainingTest {
  @Test
  @DisplayName("ce qui est dit remplace ce qui l’était")
  void replaces_what_was_said() {
    Spec.given(Programme.class, declared(), described())
        .when(describe(TrainingDescription.EMPTY))
        .expectEvents(new TrainingDescribed(PROGRAMME, TrainingDescription.EMPTY, MONA, TODAY));
  }

  @Test
  @DisplayName("le redire ne change rien")
  void saying_it_again_changes_nothing() {
    Spec.nothingNew(
        Spec.given(Programme.class, declared(), described()).when(describe(training())));
  }

  private static DescribeTraining describe(TrainingDescription training) {
    return new DescribeTraining(PROGRAMME, training, MONA, TODAY);
  }
}

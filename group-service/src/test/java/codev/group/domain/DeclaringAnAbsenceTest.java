package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.IN_FEBRUARY;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.absent;
import static codev.group.domain.People.absentNoMore;
import static codev.group.domain.People.erased;
import static codev.group.domain.People.registered;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.PersonCommand.DeclareAbsence;
import codev.group.domain.command.PersonCommand.WithdrawAbsence;
import codev.group.domain.person.Absence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Déclarer une absence")
class DeclaringAnAbsenceTest {
  @Test
  @DisplayName("se fait une fois, et se retire")
  void is_declared_once_and_withdrawn() {
    given(Person.class, registered()).when(declare(IN_FEBRUARY)).expectEvents(absent());
    nothingNew(given(Person.class, registered(), absent()).when(declare(IN_FEBRUARY)));
    given(Person.class, registered(), absent()).when(withdraw()).expectEvents(absentNoMore());
    nothingNew(given(Person.class, registered(), absent(), absentNoMore()).when(withdraw()));
    given(Person.class, registered(), absent(), absentNoMore())
        .when(declare(IN_FEBRUARY))
        .expectEvents(absent());
  }

  @Test
  @DisplayName("est refusé si le dernier jour précède le premier, ou pour qui est effacé")
  void is_refused() {
    var last = IN_FEBRUARY.until();
    var backwards = new Absence(last, last.minusDays(1));
    refused(
        given(Person.class, registered()).when(declare(backwards)),
        RuleViolation.ABSENCE_ENDS_BEFORE_IT_STARTS);
    refused(
        given(Person.class, registered(), erased()).when(declare(IN_FEBRUARY)),
        RuleViolation.PERSON_IS_ERASED);
    refused(given(Person.class).when(declare(IN_FEBRUARY)), RuleViolation.NOT_IN_THE_DIRECTORY);
  }

  private static DeclareAbsence declare(Absence absence) {
    return new DeclareAbsence(ALICE, absence, MONA, TODAY);
  }

  private static WithdrawAbsence withdraw() {
    return new WithdrawAbsence(ALICE, IN_FEBRUARY, MONA, TODAY);
  }
}

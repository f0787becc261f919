package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ALICES_ID;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.enlisted;
import static codev.group.domain.People.hasLeft;
import static codev.group.domain.People.hasReturned;
import static codev.group.domain.People.moved;
import static codev.group.domain.People.profile;
import static codev.group.domain.People.registered;
import static codev.group.domain.People.removedFromThePool;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.FacilitatorCommand.RemoveFacilitator;
import codev.group.domain.command.PersonCommand.LeaveOrganisation;
import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.command.PersonCommand.ReturnToOrganisation;
import codev.group.domain.event.SubjectEvent.SessionsEnded;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Quitter l’organisation")
class LeavingTheOrganisationTest {
  @Test
  @DisplayName("se note une fois, et s’annule")
  void is_noted_once_and_can_be_undone() {
    var ended = new SessionsEnded(ALICE, TODAY, MONA, TODAY);
    given(Person.class, registered()).when(leave(List.of(), 0)).expectEvents(hasLeft(), ended);
    nothingNew(given(Person.class, registered(), hasLeft()).when(leave(List.of(), 0)));
    given(Person.class, registered(), hasLeft()).when(comeBack()).expectEvents(hasReturned());
    nothingNew(given(Person.class, registered()).when(comeBack()));
  }

  @Test
  @DisplayName("ferme les connexions qui ne sont pas déjà fermées")
  void ends_sessions_that_are_not_ended_yet() {
    var later = new SessionsEnded(ALICE, TODAY.plusSeconds(1), ALICE, TODAY);
    given(Person.class, registered(), later).when(leave(List.of(), 0)).expectEvents(hasLeft());
    nothingNew(given(Person.class, registered(), hasLeft(), later).when(leave(List.of(), 0)));
  }

  @Test
  @DisplayName("est refusé tant qu’un groupe en cours compte sur la personne")
  void is_refused_while_a_group_counts_on_them() {
    refused(
        given(Person.class, registered()).when(leave(List.of("Groupe A"), 1)),
        RuleViolation.STILL_IN_A_GROUP);
    refused(
        given(Person.class, registered()).when(leave(List.of(), 1)),
        RuleViolation.STILL_IN_A_GROUP_ELSEWHERE);
  }

  @Test
  @DisplayName("une ancienne liste ne fait pas revenir la personne")
  void an_old_list_does_not_bring_them_back() {
    var list = new RegisterPerson(ALICE, ALICES_ID, profile("Achats"), MONA, TODAY);
    refused(given(Person.class, registered(), hasLeft()).when(list), RuleViolation.PERSON_HAS_LEFT);
    given(Person.class, registered(), contact(null, true), hasLeft(), hasReturned())
        .when(list)
        .expectEvents(moved());
  }

  @Test
  @DisplayName("un animateur retiré du vivier n’y est plus")
  void a_facilitator_removed_from_the_pool() {
    var remove = new RemoveFacilitator(PAUL, MONA, TODAY);
    given(Facilitator.class, enlisted()).when(remove).expectEvents(removedFromThePool());
    nothingNew(given(Facilitator.class, enlisted(), removedFromThePool()).when(remove));
    nothingNew(given(Facilitator.class).when(remove));
  }

  private static LeaveOrganisation leave(List<String> groups, int otherGroups) {
    return new LeaveOrganisation(ALICE, groups, otherGroups, TODAY, MONA, TODAY);
  }

  private static ReturnToOrganisation comeBack() {
    return new ReturnToOrganisation(ALICE, MONA, TODAY);
  }
}

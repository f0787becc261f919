package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.keptDate;
import static codev.group.domain.People.keptDateWithoutReason;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.words;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static codev.group.domain.value.MethodWarning.SESSION_ON_A_HOLIDAY;

import codev.group.domain.command.GroupSessionCommand.AcceptSessionDate;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Garder une date que la méthode déconseille")
class KeepingADateTest {
  private static final EncryptedText WHY = words("Seule date possible");
  private static final GroupServiceEvent ON_A_HOLIDAY =
      planned(FIRST, 1, JANUARY_11, SESSION_ON_A_HOLIDAY);

  @Test
  @DisplayName("se note une fois, avec son motif s’il est donné")
  void is_noted_once_with_its_reason() {
    given(Group.class, formed(), ON_A_HOLIDAY)
        .when(keep(WHY, ANNE))
        .expectEvents(keptDate(SESSION_ON_A_HOLIDAY));
    given(Group.class, formed(), ON_A_HOLIDAY)
        .when(keep(null, ANNE))
        .expectEvents(keptDateWithoutReason(SESSION_ON_A_HOLIDAY));
    nothingNew(
        given(Group.class, formed(), ON_A_HOLIDAY, keptDate(SESSION_ON_A_HOLIDAY))
            .when(keep(WHY, ANNE)));
  }

  @Test
  @DisplayName("n’est pas à un membre")
  void is_not_for_a_member() {
    refused(
        given(Group.class, formed(), ON_A_HOLIDAY).when(keep(WHY, ALICE)),
        RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS);
  }

  private static AcceptSessionDate keep(@Nullable EncryptedText reason, Username by) {
    return new AcceptSessionDate(GROUP, FIRST, reason, false, by, TODAY);
  }
}

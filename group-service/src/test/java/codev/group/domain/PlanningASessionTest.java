package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.OURS;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.ours;
import static codev.group.domain.People.plan;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.settings;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.GroupSessionCommand.PlanSession;
import codev.group.domain.place.RoomBookings;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.MethodWarning;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Planifier une séance")
class PlanningASessionTest {
  @Test
  @DisplayName("la responsable du programme la planifie, selon le modèle du programme")
  void the_programme_manager_plans_it() {
    given(Group.class, formed())
        .when(plan(FIRST, "2027-01-11T08:00:00Z", MONA))
        .expectEvents(planned(FIRST, 1, JANUARY_11));
  }

  @Test
  @DisplayName("l’animateur du groupe aussi, selon un autre modèle s’il le veut")
  void the_facilitator_plans_it_too() {
    given(Group.class, formed())
        .when(plan(FIRST, "2027-01-11T08:00:00Z", ANNE, false, SessionTemplate.Key.FLASH_60))
        .expectEvents(planned(FIRST, 1, JANUARY_11, SessionTemplate.Key.FLASH_60, ANNE));
  }

  @Test
  @DisplayName("un membre ne la planifie pas")
  void a_member_does_not_plan_it() {
    refused(
        given(Group.class, formed()).when(plan(FIRST, "2027-01-11T08:00:00Z", ALICE)),
        RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS);
  }

  @Test
  @DisplayName("qui n’est pas du groupe n’apprend pas qu’il existe")
  void a_stranger_does_not_learn_of_the_group() {
    refused(
        given(Group.class, formed()).when(plan(FIRST, "2027-01-11T08:00:00Z", ZOE)),
        RuleViolation.NOT_YOUR_GROUP);
  }

  @ParameterizedTest
  @CsvSource({"2027-02-01", "2027-02-08"})
  @DisplayName("à trois ou quatre semaines de la précédente : aucune remarque")
  void three_to_four_weeks_apart_there_is_no_warning(String day) {
    warned(day, new MethodWarning[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-31,LESS_THAN_THREE_WEEKS_APART",
    "2027-01-11,LESS_THAN_THREE_WEEKS_APART",
    "2027-02-09,MORE_THAN_FOUR_WEEKS_APART"
  })
  @DisplayName("plus près ou plus loin : accepté, avec un avertissement gardé")
  void closer_or_farther_is_accepted_with_a_warning(String day, MethodWarning warning) {
    warned(day, warning);
  }

  @Test
  @DisplayName("hors des dates du programme : accepté, avec un avertissement gardé")
  void outside_the_programme_is_accepted_with_a_warning() {
    warned(
        "2027-01-10",
        MethodWarning.SESSION_OUTSIDE_PROGRAMME,
        MethodWarning.LESS_THAN_THREE_WEEKS_APART);
  }

  @Test
  @DisplayName("plus de neuf mois après la première : accepté, avec un avertissement gardé")
  void more_than_nine_months_after_the_first_is_accepted_with_a_warning() {
    warned(
        "2027-10-12",
        MethodWarning.SESSION_OUTSIDE_PROGRAMME,
        MethodWarning.MORE_THAN_FOUR_WEEKS_APART,
        MethodWarning.MORE_THAN_NINE_MONTHS_AFTER_THE_FIRST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31T23:59:59Z", "+1000000000-12-31T23:59:59Z"})
  @DisplayName("elle reste dans un temps que les agendas connaissent")
  void it_stays_within_what_calendars_know(String startsAt) {
    refused(
        given(Group.class, formed()).when(plan(FIRST, startsAt, MONA)), RuleViolation.OUT_OF_TIME);
  }

  @Test
  @DisplayName("la redire à l’identique ne change rien")
  void the_same_again_changes_nothing() {
    nothingNew(
        given(Group.class, formed(), planned(FIRST, 1, JANUARY_11))
            .when(plan(FIRST, "2027-01-11T08:00:00Z", MONA)));
  }

  @Test
  @DisplayName("le même identifiant ne peut pas en désigner une autre")
  void the_same_id_cannot_mean_another() {
    refused(
        given(Group.class, formed(), planned(FIRST, 1, JANUARY_11))
            .when(plan(FIRST, "2027-01-11T09:00:00Z", MONA)),
        RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName(
      "une fois planifiée, elle garde la version de son déroulé, même redemandée plus tard")
  void it_keeps_the_version_it_was_planned_with() {
    var newer = new SessionTemplate(OURS, 2, ours().steps(), List.of());
    nothingNew(
        given(Group.class, formed(), planned(FIRST, 1, JANUARY_11, ours(), MONA))
            .when(planWith(newer)));
    given(Group.class, formed())
        .when(planWith(newer))
        .expectEvents(planned(FIRST, 1, JANUARY_11, newer, MONA));
  }

  private static void warned(String day, MethodWarning... warnings) {
    var startsAt = day + "T08:00:00Z";
    given(Group.class, formed(), planned(FIRST, 1, JANUARY_11))
        .when(plan(SECOND, startsAt, MONA))
        .expectEvents(planned(SECOND, 2, Instant.parse(startsAt), warnings));
  }

  private static PlanSession planWith(SessionTemplate template) {
    return new PlanSession(
        GROUP,
        FIRST,
        JANUARY_11,
        template,
        "Salle Ampère",
        null,
        RoomBookings.NONE,
        settings(),
        true,
        MONA,
        TODAY);
  }
}

package codev.group.domain;

import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.declared;
import static codev.group.domain.People.settings;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.ProgrammeCommand.DeclareProgramme;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.value.MethodWarning;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Créer un programme")
class DeclaringAProgrammeTest {
  @Test
  @DisplayName("six à neuf mois, une séance toutes les trois ou quatre semaines : aucune remarque")
  void within_the_rhythm_there_is_no_warning() {
    given(Programme.class).when(declare(settings())).expectEvents(declared());
  }

  @Test
  @DisplayName("moins de six mois : accepté, avec un avertissement gardé")
  void shorter_than_six_months_is_accepted_with_a_warning() {
    warned(
        settings("2027-01-11", "2027-06-30", 4, 5),
        MethodWarning.PROGRAMME_SHORTER_THAN_SIX_MONTHS);
  }

  @Test
  @DisplayName("plus de neuf mois : accepté, avec un avertissement gardé")
  void longer_than_nine_months_is_accepted_with_a_warning() {
    warned(
        settings("2027-01-11", "2027-10-31", 4, 5),
        MethodWarning.PROGRAMME_LONGER_THAN_NINE_MONTHS);
  }

  @Test
  @DisplayName(
      "un autre rythme que trois ou quatre semaines : accepté, avec un avertissement gardé")
  void another_cadence_is_accepted_with_a_warning() {
    warned(
        settings("2027-01-11", "2027-09-30", 6, 5),
        MethodWarning.CADENCE_OUTSIDE_THREE_TO_FOUR_WEEKS);
  }

  @Test
  @DisplayName("il ne finit pas avant de commencer")
  void it_does_not_end_before_it_starts() {
    refused(
        given(Programme.class).when(declare(settings("2027-09-30", "2027-01-11", 4, 5))),
        RuleViolation.PROGRAMME_ENDS_BEFORE_IT_STARTS);
  }

  @Test
  @DisplayName("il reste dans un temps que les agendas connaissent")
  void it_stays_within_what_calendars_know() {
    refused(
        given(Programme.class).when(declare(settings("2027-01-11", "+999999999-12-31", 4, 5))),
        RuleViolation.OUT_OF_TIME);
  }

  @Test
  @DisplayName("le seuil de confidentialité n’est jamais sous trois")
  void the_privacy_threshold_is_never_under_three() {
    refused(
        given(Programme.class).when(declare(settings("2027-01-11", "2027-09-30", 4, 2))),
        RuleViolation.PRIVACY_THRESHOLD_UNDER_THREE);
  }

  @Test
  @DisplayName("le redire à l’identique ne change rien")
  void the_same_again_changes_nothing() {
    nothingNew(given(Programme.class, declared()).when(declare(settings())));
  }

  @Test
  @DisplayName("le même identifiant ne peut pas en désigner un autre")
  void the_same_id_cannot_mean_another() {
    refused(
        given(Programme.class, declared())
            .when(declare(settings("2027-01-11", "2027-09-30", 3, 5))),
        RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("n’est pas à qui l’auditerait, sauf si c’est déjà fait")
  void is_not_for_its_auditor() {
    var audited = new DeclareProgramme(PROGRAMME, settings(), true, MONA, TODAY);
    refused(given(Programme.class).when(audited), RuleViolation.AUDITOR_DECLARES);
    nothingNew(given(Programme.class, declared()).when(audited));
  }

  private static void warned(ProgrammeSettings settings, MethodWarning warning) {
    given(Programme.class)
        .when(declare(settings))
        .expectEvents(new ProgrammeDeclared(PROGRAMME, settings, List.of(warning), MONA, TODAY));
  }

  private static DeclareProgramme declare(ProgrammeSettings settings) {
    return new DeclareProgramme(PROGRAMME, settings, false, MONA, TODAY);
  }
}

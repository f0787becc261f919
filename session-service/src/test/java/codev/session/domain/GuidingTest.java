package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.value.Oversight.MANAGES;
import static codev.session.domain.value.Oversight.NONE;
import static codev.session.domain.value.Oversight.REVIEWS;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;

import codev.session.domain.CheckParticipation.FindProgramme;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.template.ContributionKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Animer : les étapes, le temps, la chaise")
class GuidingTest extends SessionSpec {

  @Test
  @DisplayName("seul l'animateur passe à l'étape suivante")
  void only_the_facilitator_goes_on() {
    refused(
        given(at(PRESENTATION))
            .when(new GoToNextStep(SESSION, PRESENTATION, null, null, ALICE, NOON)),
        ONLY_THE_FACILITATOR_GUIDES);
  }

  @Test
  @DisplayName("deux clics ne font qu'un pas")
  void two_clicks_one_step() {
    refused(given(at(CLARIFICATION)).when(next(PRESENTATION)), STEP_HAS_MOVED_ON);
  }

  @Test
  @DisplayName("après la dernière étape il n'y en a plus")
  void no_step_after_the_last() {
    refused(given(at(LEARNING)).when(next(LEARNING)), NO_STEP_LEFT);
  }

  @Test
  @DisplayName("revenir en arrière demande une raison")
  void back_needs_a_reason() {
    refused(
        given(at(CLARIFICATION)).when(new GoBack(SESSION, CLARIFICATION, null, null, ANNE, NOON)),
        GOING_BACK_NEEDS_A_REASON);
  }

  @Test
  @DisplayName("avec une raison, l'étape précédente se rouvre")
  void back_with_a_reason() {
    given(at(CLARIFICATION))
        .when(new GoBack(SESSION, CLARIFICATION, words("Il manque un fait"), null, ANNE, NOON))
        .expectEvents(
            new StepReopened(
                SESSION, 1, PRESENTATION, words("Il manque un fait"), null, ANNE, NOON));
  }

  @Test
  @DisplayName("revenir à la définition du problème garde le contrat accepté")
  void going_back_keeps_everything() {
    given(
            at(PROBLEM_DEFINITION),
            redefined(1),
            accepted(1, BOB),
            accepted(1, CARLA),
            step(CONSULTATION),
            new StepReopened(SESSION, 3, PROBLEM_DEFINITION, words("À préciser"), null, ANNE, NOON))
        .when(next(PROBLEM_DEFINITION))
        .expectEvents(step(CONSULTATION));
  }

  @Test
  @DisplayName("il n'y a rien avant la préparation")
  void nothing_before_preparation() {
    refused(
        given(scheduled(), opened())
            .when(new GoBack(SESSION, PREPARATION, words("?"), null, ANNE, NOON)),
        NO_STEP_BEFORE);
  }

  @Test
  @DisplayName("prolonger demande une raison")
  void extending_needs_a_reason() {
    refused(
        given(at(CONSULTATION))
            .when(new ExtendStep(SESSION, CONSULTATION, 10, null, null, ANNE, NOON)),
        EXTENDING_NEEDS_A_REASON);
  }

  @Test
  @DisplayName("mettre en pause deux fois ne fait qu'une pause")
  void pausing_twice_is_one_pause() {
    nothingNew(
        given(at(CONSULTATION), paused())
            .when(new PauseSession(SESSION, CONSULTATION, null, null, ANNE, after(2))));
  }

  @Test
  @DisplayName("reprendre après une pause")
  void resuming() {
    given(at(CONSULTATION), paused())
        .when(new ResumeSession(SESSION, CONSULTATION, null, ANNE, after(10)))
        .expectEvents(new SessionResumed(SESSION, null, ANNE, after(10)));
  }

  @Test
  @DisplayName("la chaise se passe à quelqu'un qui n'est pas du groupe")
  void a_member_does_not_take_the_chair() {
    refused(
        given(at(CONSULTATION))
            .when(new HandOverChair(SESSION, BOB, true, NONE, words("Malade"), ANNE, NOON)),
        SUBSTITUTE_IS_A_MEMBER);
  }

  @Test
  @DisplayName("ni à qui gère le programme, sauf à qui l'avait avant")
  void a_manager_does_not_take_the_chair() {
    var toManager =
        new HandOverChair(SESSION, STRANGER, true, MANAGES, words("Malade"), ANNE, NOON);
    refused(given(at(CONSULTATION)).when(toManager), SUBSTITUTE_MANAGES_THE_PROGRAMME);
    var handedOver = new ChairHandedOver(SESSION, ORIGIN, STRANGER, words("Malade"), ANNE, NOON);
    given(at(CONSULTATION), handedOver)
        .when(new HandOverChair(SESSION, ANNE, true, MANAGES, words("Revenue"), STRANGER, NOON))
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("ni à qui le commandite ou l'audite")
  void a_sponsor_does_not_take_the_chair() {
    var toSponsor =
        new HandOverChair(SESSION, STRANGER, true, REVIEWS, words("Malade"), ANNE, NOON);
    refused(given(at(CONSULTATION)).when(toSponsor), SUBSTITUTE_REVIEWS_THE_PROGRAMME);
  }

  @Test
  @DisplayName("même à qui l'a eue avant, et peut l'auditer depuis\u202f; l'animateur la reprend")
  void who_reviews_it_now_does_not_take_the_chair_back() {
    var handedOver = new ChairHandedOver(SESSION, ORIGIN, STRANGER, words("Malade"), ANNE, NOON);
    var takenBack = new ChairHandedOver(SESSION, ORIGIN, ANNE, words("Revenue"), STRANGER, NOON);
    var again =
        new HandOverChair(SESSION, STRANGER, true, REVIEWS, words("Rechute"), ANNE, after(1));
    refused(
        given(at(CONSULTATION), handedOver, takenBack).when(again),
        SUBSTITUTE_REVIEWS_THE_PROGRAMME);
    given(at(CONSULTATION), handedOver)
        .when(new HandOverChair(SESSION, ANNE, true, REVIEWS, words("Revenue"), STRANGER, NOON))
        .expectEvents(takenBack);
  }

  @Test
  @DisplayName("la passer deux fois à la même personne ne la passe qu'une fois")
  void handing_over_twice_is_once() {
    var handedOver = new ChairHandedOver(SESSION, ORIGIN, STRANGER, words("Malade"), ANNE, NOON);
    nothingNew(
        given(at(CONSULTATION), handedOver)
            .when(
                new HandOverChair(SESSION, STRANGER, true, NONE, words("Malade"), ANNE, after(1))));
  }

  @Test
  @DisplayName("qui est nommé animateur sans en avoir le rôle n'anime pas")
  void the_role_is_needed() {
    for (var facilitates : List.of(true, false)) {
      refused(
          given(at(CONSULTATION)).when(new CheckParticipation(SESSION, ANNE, facilitates, false)),
          FACILITATOR_ROLE_MISSING);
      given(at(CONSULTATION))
          .when(new CheckParticipation(SESSION, ANNE, facilitates, true))
          .expectNoEvents();
    }
    given(at(CONSULTATION))
        .when(new CheckParticipation(SESSION, BOB, false, false))
        .expectNoEvents();
  }

  @Test
  @DisplayName("elle nomme son programme, avec lequel ses textes s'effacent")
  void it_names_its_programme() {
    given(at(CONSULTATION))
        .when(new FindProgramme(SESSION))
        .expectNoEvents()
        .expectResultMessagePayload(PROGRAMME);
  }

  @Test
  @DisplayName("personne ne prend la chaise")
  void nobody_takes_the_chair() {
    refused(
        given(at(CONSULTATION))
            .when(new HandOverChair(SESSION, STRANGER, true, NONE, words("Malade"), BOB, NOON)),
        ONLY_THE_FACILITATOR_GUIDES);
  }

  @Test
  @DisplayName("le remplaçant nommé anime, l'ancien animateur n'en est plus")
  void the_substitute_guides() {
    var handedOver = new ChairHandedOver(SESSION, ORIGIN, STRANGER, words("Malade"), ANNE, NOON);
    refused(given(at(PRESENTATION), handedOver).when(next(PRESENTATION)), NOT_A_PARTICIPANT);
    given(at(PRESENTATION), handedOver)
        .when(new GoToNextStep(SESSION, PRESENTATION, null, null, STRANGER, NOON))
        .expectEvents(new StepOpened(SESSION, 2, CLARIFICATION, null, STRANGER, NOON));
  }

  @Test
  @DisplayName("une entrée se cache avec une raison, et reste dans l'histoire")
  void hiding_needs_a_reason() {
    var made = made(30, ContributionKind.IDEA, BOB);
    refused(
        given(at(CONSULTATION), made)
            .when(new HideEntry(SESSION, uuid(30).toString(), null, ANNE, NOON)),
        HIDING_NEEDS_A_REASON);
    given(at(CONSULTATION), made)
        .when(new HideEntry(SESSION, uuid(30).toString(), words("Nom cité"), ANNE, NOON))
        .expectEvents(new EntryHidden(SESSION, uuid(30).toString(), words("Nom cité"), ANNE, NOON));
  }

  @Test
  @DisplayName("l'animateur marque la présence des membres")
  void attendance_is_for_members() {
    given(at(PREPARATION))
        .when(new MarkAttendance(SESSION, BOB, AttendanceStatus.LATE, words("Train"), ANNE, NOON))
        .expectEvents(
            new AttendanceMarked(
                SESSION, ORIGIN, BOB, AttendanceStatus.LATE, words("Train"), ANNE, NOON));
    refused(
        given(at(PREPARATION))
            .when(new MarkAttendance(SESSION, STRANGER, AttendanceStatus.LATE, null, ANNE, NOON)),
        UNKNOWN_MEMBER);
  }

  @Test
  @DisplayName("chacun signe une fois")
  void signing_once() {
    nothingNew(
        given(at(PREPARATION), new AttendanceSigned(SESSION, ORIGIN, HalfDay.AFTERNOON, BOB, NOON))
            .when(new SignAttendance(SESSION, null, BOB, after(1))));
  }

  @Test
  @DisplayName("une pause a une durée annoncée, une seule fois, et l'étape ne court plus")
  void a_break_is_announced() {
    var begun = new BreakBegun(SESSION, 10, words("Café"), null, ANNE, NOON);
    given(at(CONSULTATION))
        .when(new BeginBreak(SESSION, CONSULTATION, 10, words("Café"), null, ANNE, NOON))
        .expectEvents(begun);
    nothingNew(
        given(at(CONSULTATION), begun)
            .when(new BeginBreak(SESSION, CONSULTATION, 10, words("Café"), null, ANNE, after(1))));
    given(at(CONSULTATION), begun)
        .when(new ResumeSession(SESSION, CONSULTATION, null, ANNE, after(11)))
        .expectEvents(new SessionResumed(SESSION, null, ANNE, after(11)));
  }

  @Test
  @DisplayName("seul l'animateur annonce une pause")
  void only_the_facilitator_begins_a_break() {
    refused(
        given(at(CONSULTATION))
            .when(new BeginBreak(SESSION, CONSULTATION, 10, null, null, BOB, NOON)),
        ONLY_THE_FACILITATOR_GUIDES);
  }

  private static SessionPaused paused() {
    return new SessionPaused(SESSION, null, null, ANNE, NOON);
  }
}

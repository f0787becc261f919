package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Envoyer deux fois : la réponse s'est perdue, la séance a pu avancer")
class SendingTwiceTest extends SessionSpec {
  private static final CommandId MOVE = new CommandId(uuid(80));

  @Test
  @DisplayName("prolonger, avec le même identifiant, ne prolonge qu'une fois")
  void extends_once() {
    nothingNew(given(at(CONSULTATION), extended(MOVE)).when(extend(10, MOVE)));
  }

  @Test
  @DisplayName("même quand l'étape est passée")
  void extends_once_even_when_the_step_is_over() {
    nothingNew(given(at(CONSULTATION), extended(MOVE), step(SYNTHESIS)).when(extend(10, MOVE)));
  }

  @Test
  @DisplayName("sans identifiant, c'est prolonger encore")
  void without_an_id_it_is_another() {
    given(at(CONSULTATION), extended(null)).when(extend(10, null)).expectEvents(extended(null));
  }

  @Test
  @DisplayName("le même identifiant pour autre chose est refusé")
  void same_id_other_content() {
    refused(given(at(CONSULTATION), extended(MOVE)).when(extend(15, MOVE)), SAME_ID_OTHER_CONTENT);
    refused(
        given(at(CONSULTATION), extended(MOVE))
            .when(new ResumeSession(SESSION, CONSULTATION, MOVE, ANNE, NOON)),
        SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("l'étape suivante répond l'étape qu'elle a ouverte la première fois")
  void next_answers_the_step_it_opened() {
    given(at(PRESENTATION), new StepOpened(SESSION, 2, CLARIFICATION, MOVE, ANNE, NOON))
        .when(new GoToNextStep(SESSION, PRESENTATION, null, MOVE, ANNE, after(1)))
        .expectNoEvents()
        .expectResultMessagePayload(CLARIFICATION);
  }

  @Test
  @DisplayName("revenir en arrière aussi")
  void back_answers_the_step_it_reopened() {
    var reason = words("Il manque un fait");
    given(
            at(CLARIFICATION),
            new StepReopened(SESSION, 1, PRESENTATION, reason, MOVE, ANNE, NOON),
            step(CLARIFICATION))
        .when(new GoBack(SESSION, CLARIFICATION, reason, MOVE, ANNE, after(1)))
        .expectNoEvents()
        .expectResultMessagePayload(PRESENTATION);
  }

  @Test
  @DisplayName("une pause redemandée après la reprise n'arrête personne une seconde fois")
  void a_late_pause_stops_nobody() {
    nothingNew(
        given(
                at(CONSULTATION),
                new SessionPaused(SESSION, null, MOVE, ANNE, NOON),
                new SessionResumed(SESSION, null, ANNE, after(1)))
            .when(new PauseSession(SESSION, CONSULTATION, null, MOVE, ANNE, after(2))));
    nothingNew(
        given(
                at(CONSULTATION),
                new BreakBegun(SESSION, 10, null, MOVE, ANNE, NOON),
                new SessionResumed(SESSION, null, ANNE, after(1)))
            .when(new BeginBreak(SESSION, CONSULTATION, 10, null, MOVE, ANNE, after(2))));
  }

  @Test
  @DisplayName("une reprise redemandée pendant la pause suivante ne la termine pas")
  void a_late_resume_ends_no_other_pause() {
    nothingNew(
        given(
                at(CONSULTATION),
                new SessionPaused(SESSION, null, null, ANNE, NOON),
                new SessionResumed(SESSION, MOVE, ANNE, after(1)),
                new SessionPaused(SESSION, null, null, ANNE, after(2)))
            .when(new ResumeSession(SESSION, CONSULTATION, MOVE, ANNE, after(3))));
  }

  @Test
  @DisplayName("la parole donnée puis passée à un autre ne revient pas toute seule")
  void the_floor_does_not_come_back() {
    nothingNew(
        given(
                at(CONSULTATION),
                new FloorGiven(SESSION, BOB, MOVE, ANNE, NOON),
                new FloorGiven(SESSION, CARLA, null, ANNE, after(1)))
            .when(new GiveFloor(SESSION, CONSULTATION, BOB, MOVE, ANNE, after(2))));
  }

  @Test
  @DisplayName("ouvrir, redemandé après la fin")
  void opening_after_the_end() {
    nothingNew(
        given(at(LEARNING), closed())
            .when(
                new OpenSession(
                    SESSION, Set.of(), List.of(), List.of(), PARIS, null, ANNE, after(60))));
  }

  @Test
  @DisplayName("un vote et un sujet choisi, redemandés après la préparation")
  void preparation_is_over() {
    nothingNew(
        given(scheduled(), opened(), proposed(), voted(3), chosen(), step(PRESENTATION))
            .when(new VoteForTopic(SESSION, TOPIC, 3, BOB, after(1))));
    nothingNew(
        given(at(CLARIFICATION))
            .when(new ChooseTopic(SESSION, TOPIC, 1, words("urgent"), ANNE, after(1))));
  }

  @Test
  @DisplayName("un autre vote, lui, vient trop tard")
  void another_vote_is_too_late() {
    refused(
        given(scheduled(), opened(), proposed(), voted(3), chosen(), step(PRESENTATION))
            .when(new VoteForTopic(SESSION, TOPIC, 2, BOB, after(1))),
        VOTES_BELONG_TO_PREPARATION);
  }

  @Test
  @DisplayName("le contrat, son acceptation, une réserve, redemandés pendant la consultation")
  void the_contract_is_agreed() {
    var reserved = new ContractReserved(SESSION, 1, words("Trop large"), CARLA, NOON);
    given(at(PROBLEM_DEFINITION), redefined(1), step(CONSULTATION))
        .when(new RedefineContract(SESSION, terms("version 1"), ALICE, after(1)))
        .expectNoEvents()
        .expectResultMessagePayload(1);
    nothingNew(
        given(at(PROBLEM_DEFINITION), redefined(1), accepted(1, BOB), redefined(2))
            .when(new AnswerContract(SESSION, 1, true, null, BOB, after(1))));
    nothingNew(
        given(at(PROBLEM_DEFINITION), redefined(1), reserved, step(CONSULTATION))
            .when(new AnswerContract(SESSION, 1, false, words("Trop large"), CARLA, after(1))));
  }

  @Test
  @DisplayName("accepter de nouveau après une réserve est un nouvel accord")
  void accepting_after_a_reservation_counts() {
    given(
            at(PROBLEM_DEFINITION),
            redefined(1),
            accepted(1, CARLA),
            new ContractReserved(SESSION, 1, words("Trop large"), CARLA, NOON))
        .when(new AnswerContract(SESSION, 1, true, null, CARLA, NOON))
        .expectEvents(accepted(1, CARLA));
  }

  @Test
  @DisplayName("une marque et une note d'écoute, redemandées à la synthèse")
  void marks_and_ratings() {
    var idea = new ContributionId(uuid(30));
    var marked = new ContributionMarked(SESSION, idea, true, ALICE, NOON);
    nothingNew(
        given(at(CONSULTATION), made(30, ContributionKind.IDEA, BOB), marked, step(SYNTHESIS))
            .when(new MarkContribution(SESSION, idea, true, ALICE, after(1))));
    var rated = new ReformulationRated(SESSION, idea, 4, ALICE, NOON);
    nothingNew(
        given(
                at(PROBLEM_DEFINITION),
                made(30, ContributionKind.REFORMULATION, BOB),
                rated,
                step(CONSULTATION))
            .when(new RateReformulation(SESSION, idea, 4, ALICE, after(1))));
  }

  @Test
  @DisplayName("ce que le client garde, redemandé à l'étape des apprentissages")
  void what_the_client_keeps() {
    var kept = List.of(new ContributionId(uuid(30)));
    nothingNew(
        given(
                at(CONSULTATION),
                made(30, ContributionKind.IDEA, BOB),
                step(SYNTHESIS),
                new IdeasKept(SESSION, kept, ALICE, NOON),
                step(LEARNING))
            .when(new KeepIdeas(SESSION, kept, ALICE, after(1))));
    nothingNew(
        given(
                at(SYNTHESIS),
                new SynthesisWritten(SESSION, words("Je retiens"), ALICE, NOON),
                step(LEARNING))
            .when(new WriteSynthesis(SESSION, words("Je retiens"), ALICE, after(1))));
  }

  @Test
  @DisplayName("une présence marquée, redemandée après la fin")
  void attendance_after_the_end() {
    var late = new AttendanceMarked(SESSION, ORIGIN, BOB, AttendanceStatus.LATE, null, ANNE, NOON);
    nothingNew(
        given(at(LEARNING), late, closed())
            .when(new MarkAttendance(SESSION, BOB, AttendanceStatus.LATE, null, ANNE, after(60))));
  }

  @Test
  @DisplayName("une action passée en revue, redemandée après la préparation")
  void a_review_after_preparation() {
    var review =
        new EarlierActionReviewed(
            SESSION,
            ORIGIN,
            EARLIER,
            BOB,
            EarlierAction.Outcome.DONE,
            effect(4),
            words("Oser"),
            BOB,
            NOON);
    nothingNew(
        given(
                scheduled(),
                opened(earlierAction()),
                review,
                proposed(),
                chosen(),
                step(PRESENTATION))
            .when(
                new ReviewEarlierAction(
                    SESSION,
                    EARLIER,
                    EarlierAction.Outcome.DONE,
                    effect(4),
                    words("Oser"),
                    BOB,
                    after(1))));
  }

  @Test
  @DisplayName("ce qui est à un autre de faire lui reste, fût-ce déjà fait")
  void somebody_else_is_still_refused() {
    refused(
        given(at(CLARIFICATION))
            .when(new ChooseTopic(SESSION, TOPIC, 1, words("urgent"), BOB, after(1))),
        ONLY_THE_FACILITATOR_GUIDES);
    refused(
        given(at(CONSULTATION), extended(MOVE))
            .when(new ExtendStep(SESSION, CONSULTATION, 10, words("Utile"), MOVE, BOB, NOON)),
        SAME_ID_OTHER_CONTENT);
  }

  private static ExtendStep extend(int minutes, @Nullable CommandId move) {
    return new ExtendStep(SESSION, CONSULTATION, minutes, words("Utile"), move, ANNE, NOON);
  }

  private static StepExtended extended(@Nullable CommandId move) {
    return new StepExtended(SESSION, 10, words("Utile"), move, ANNE, NOON);
  }

  private static TopicVoted voted(int points) {
    return new TopicVoted(SESSION, TOPIC, points, BOB, NOON);
  }

  private static SessionClosed closed() {
    var course = new Statistics(List.of(ALICE), NOON, List.of(), List.of(), true, true, Map.of());
    return new SessionClosed(SESSION, ORIGIN, course, null, ANNE, after(55));
  }
}

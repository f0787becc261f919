package codev.session.domain;

import static codev.session.domain.HoldingTheTemplateTest.evaluate;
import static codev.session.domain.HoldingTheTemplateTest.evaluated;
import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate.PlannedStep;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Deux clients l'un après l'autre : Alice, puis Bob")
class TwoClientsTest extends SessionSpec {
  private static final TopicId BOBS = new TopicId(uuid(11));
  private static final int SECOND_TURN = 7;
  private static final int LAST = 12;

  @Test
  @DisplayName("chaque tour a ses six étapes, et le tout tient en trois heures avec la pause")
  void each_turn_has_its_six_steps() {
    var steps = twoClients().steps().stream().map(PlannedStep::key).toList();
    assertThat(steps.subList(1, SECOND_TURN)).isEqualTo(steps.subList(SECOND_TURN, LAST + 1));
    assertThat(twoClients().steps().stream().mapToInt(PlannedStep::plannedMinutes).sum())
        .isEqualTo(180 - 10);
    assertThat(twoClients().passes()).isEqualTo(2);
  }

  @Test
  @DisplayName("les deux sujets se choisissent en préparation, avant de continuer")
  void both_topics_are_chosen_in_preparation() {
    refused(given(prepared(chosen())).when(next(PREPARATION)), NO_TOPIC_CHOSEN);
    given(prepared(chosen(), bobChosen())).when(next(PREPARATION)).expectEvents(opens(1));
  }

  @Test
  @DisplayName("personne n'y est client deux fois")
  void nobody_is_client_twice() {
    var again = new TopicChosen(SESSION, ORIGIN, TOPIC, ALICE, 2, null, null, ANNE, NOON);
    refused(given(prepared(chosen(), again)).when(next(PREPARATION)), ONE_TURN_EACH);
  }

  @Test
  @DisplayName("au second tour, le premier client est consultant, et le second client écoute")
  void in_the_second_turn_parts_change() {
    given(at(SECOND_TURN + 3))
        .when(contribute(40, IDEA, ALICE))
        .expectEvents(made(40, IDEA, ALICE));
    refused(
        given(at(SECOND_TURN + 3)).when(contribute(40, IDEA, BOB)), ONLY_CONSULTANTS_CONTRIBUTE);
    given(at(SECOND_TURN))
        .when(contribute(40, HEADLINE, BOB))
        .expectEvents(made(40, HEADLINE, BOB));
  }

  @Test
  @DisplayName("après le premier apprentissage commence le tour du second client")
  void after_the_first_learning_the_second_turn_begins() {
    given(at(SECOND_TURN - 1)).when(next(LEARNING)).expectEvents(opens(SECOND_TURN));
  }

  @Test
  @DisplayName("chaque client a son contrat, que ses consultants acceptent")
  void each_client_has_a_contract() {
    var second = SECOND_TURN + 2;
    refused(given(at(second)).when(next(PROBLEM_DEFINITION)), CONTRACT_NOT_ACCEPTED_BY_ALL);
    given(at(second))
        .when(new RedefineContract(SESSION, terms("Trop de réunions"), BOB, NOON))
        .expectEvents(new ContractRedefined(SESSION, 1, terms("Trop de réunions"), BOB, NOON));
    given(
            at(second),
            new ContractRedefined(SESSION, 1, terms("Trop de réunions"), BOB, NOON),
            accepted(1, ALICE),
            accepted(1, CARLA))
        .when(next(PROBLEM_DEFINITION))
        .expectEvents(opens(second + 1));
  }

  @Test
  @DisplayName("l'action du premier n'ouvre pas la synthèse du second")
  void each_client_plans() {
    refused(given(at(SECOND_TURN + 4)).when(next(SYNTHESIS)), NO_DATED_ACTION);
    given(at(SECOND_TURN + 4), planned(51, BOB)).when(next(SYNTHESIS)).expectEvents(opens(LAST));
  }

  @Test
  @DisplayName("chacun garde ce qui lui a été apporté, pas ce qui l'a été à l'autre")
  void each_keeps_what_was_brought_to_them() {
    var second = made(40, LEAD, CARLA);
    var events = withConsultation(at(SECOND_TURN + 3), second, opens(SECOND_TURN + 4));
    given(events).when(keep(BOB, 40)).expectEvents(kept(BOB, 40));
    refused(given(events).when(keep(BOB, 30)), ONLY_CONTRIBUTIONS_ARE_KEPT);
  }

  @Test
  @DisplayName("les mêmes mots dans la synthèse du second sont bien les siens")
  void each_writes_a_synthesis() {
    var words = words("Je décide plus tôt");
    given(at(SECOND_TURN + 4))
        .when(new WriteSynthesis(SESSION, words, BOB, NOON))
        .expectEvents(new SynthesisWritten(SESSION, words, BOB, NOON));
  }

  @Test
  @DisplayName("le second client ne marque pas ce qui fut apporté au premier")
  void marks_stay_in_their_turn() {
    refused(
        given(at(SECOND_TURN + 3))
            .when(new MarkContribution(SESSION, new ContributionId(uuid(30)), true, BOB, NOON)),
        ONLY_CONTRIBUTIONS_ARE_MARKED);
  }

  @Test
  @DisplayName("revenir de l'exposé du second rend le tour au premier")
  void going_back_across_the_turns() {
    var back = reopened(SECOND_TURN - 1);
    given(at(SECOND_TURN))
        .when(new GoBack(SESSION, PRESENTATION, words("Un mot encore"), null, ANNE, NOON))
        .expectEvents(back);
    given(at(SECOND_TURN), back).when(next(LEARNING)).expectEvents(opens(SECOND_TURN));
    given(at(SECOND_TURN), back, reopened(SECOND_TURN - 2))
        .when(keep(ALICE, 30))
        .expectEvents(kept(ALICE, 30));
  }

  @Test
  @DisplayName("on évalue une fois, au dernier apprentissage, pas au premier")
  void the_evaluation_ends_the_session() {
    refused(given(at(SECOND_TURN - 1)).when(evaluate(CARLA, "H1")), EVALUATION_ENDS_THE_SESSION);
    given(at(LAST))
        .when(evaluate(CARLA, "H1", "H9"))
        .expectEvents(evaluated(ParticipantRole.CONSULTANT, CARLA, "H1", "H9"));
    refused(
        given(at(LAST), evaluated(ParticipantRole.CONSULTANT, CARLA, "H1"))
            .when(evaluate(CARLA, "H2")),
        EVALUATED_ALREADY);
  }

  @Test
  @DisplayName("qui fut client et consultant répond aux questions des deux")
  void both_parts_answer_both() {
    for (var client : List.of(ALICE, BOB))
      given(at(LAST))
          .when(evaluate(client, "H7", "H8", "H9"))
          .expectEvents(evaluated(ParticipantRole.CLIENT, client, "H7", "H8", "H9"));
    refused(given(at(LAST)).when(evaluate(CARLA, "H7")), ITEM_IS_FOR_THE_CLIENT);
  }

  @Test
  @DisplayName("close après le premier tour, le second client ne l'a pas été")
  void closed_after_the_first_turn() {
    var closed = ContributingTest.closed();
    refused(given(at(SECOND_TURN - 1), closed).when(evaluate(BOB, "H7")), ITEM_IS_FOR_THE_CLIENT);
    given(at(SECOND_TURN - 1), closed)
        .when(evaluate(BOB, "H9"))
        .expectEvents(evaluated(ParticipantRole.CONSULTANT, BOB, "H9"));
  }

  @Test
  @DisplayName("clore après le premier tour demande une raison ; après le dernier, aucune")
  void closing_after_the_first_turn_needs_a_reason() {
    refused(
        given(at(SECOND_TURN - 1)).when(new CloseSession(SESSION, null, ANNE, NOON)),
        CLOSING_BEFORE_LEARNING_NEEDS_A_REASON);
    given(at(LAST))
        .when(new CloseSession(SESSION, null, ANNE, NOON))
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName(
      "la clôture nomme les deux clients dans l'ordre de leurs tours, et les treize étapes")
  void closing_names_both_clients() {
    var events = new ArrayList<>(prepared(bobChosen(), chosen()));
    events.addAll(course(LAST));
    var course = courseOf(events);
    given(events)
        .when(new CloseSession(SESSION, null, ANNE, NOON))
        .expectEvents(new SessionClosed(SESSION, ORIGIN, course, null, ANNE, NOON));
    assertThat(course.clients()).containsExactly(ALICE, BOB);
    assertThat(course.steps()).hasSize(LAST + 1);
    assertThat(course.contractAcceptedBeforeConsultation()).isTrue();
  }

  @Test
  @DisplayName(
      "close pendant le second exposé, elle n'a qu'un client : le tour de l'autre reste dû")
  void a_turn_without_consultation_does_not_count() {
    assertThat(courseOf(at(SECOND_TURN)).clients()).containsExactly(ALICE);
    assertThat(courseOf(at(SECOND_TURN + 2)).clients()).containsExactly(ALICE);
  }

  @Test
  @DisplayName("un seul contrat qui manque, et la fidélité le dit")
  void one_contract_missing_is_told() {
    var events = new ArrayList<>(at(SECOND_TURN + 2));
    events.add(opens(SECOND_TURN + 3));
    assertThat(courseOf(events).contractAcceptedBeforeConsultation()).isFalse();
  }

  // ---- the way there ----

  private static List<SessionEvent> prepared(SessionEvent... more) {
    var events =
        new ArrayList<SessionEvent>(
            List.of(
                scheduled(twoClients()),
                opened(),
                proposed(),
                new TopicProposed(SESSION, topic(BOBS), BOB, NOON)));
    events.addAll(Arrays.asList(more));
    return events;
  }

  /** Alice's turn goes as it should, and Bob's as far as this step. */
  private static List<SessionEvent> at(int index) {
    var events = prepared(chosen(), bobChosen());
    events.addAll(course(index));
    return events;
  }

  private static List<SessionEvent> course(int index) {
    var events = new ArrayList<SessionEvent>();
    for (int i = 1; i <= index; i++) {
      events.add(opens(i));
      boolean first = i < SECOND_TURN;
      if (i == index) break;
      switch (twoClients().step(i)) {
        case PROBLEM_DEFINITION -> {
          var client = first ? ALICE : BOB;
          events.add(new ContractRedefined(SESSION, 1, terms("version 1"), client, NOON));
          events.add(accepted(1, first ? BOB : ALICE));
          events.add(accepted(1, CARLA));
        }
        case CONSULTATION -> events.add(made(first ? 30 : 40, IDEA, CARLA));
        case SYNTHESIS -> {
          var client = first ? ALICE : BOB;
          events.add(new SynthesisWritten(SESSION, words("Je décide plus tôt"), client, NOON));
          events.add(planned(first ? 50 : 51, client));
        }
        default -> {}
      }
    }
    return events;
  }

  private static List<SessionEvent> withConsultation(
      List<SessionEvent> before, SessionEvent... more) {
    var events = new ArrayList<>(before);
    events.addAll(Arrays.asList(more));
    return events;
  }

  private static SessionEvent.Statistics courseOf(List<SessionEvent> events) {
    return LifecycleRules.statistics(stateAfter(events), NOON);
  }

  @Test
  @DisplayName(
      "écourtée, elle n'aide qu'un client, le premier ; l'autre sujet reste une proposition")
  void shortened_it_helps_the_first_client() {
    given(both(), absent(CARLA), shortened())
        .when(next(PREPARATION))
        .expectEvents(step(PRESENTATION));
    given(both(), absent(CARLA), shortened(), step(PRESENTATION))
        .when(contribute(30, ContributionKind.STATEMENT, ALICE))
        .expectEvents(made(30, ContributionKind.STATEMENT, ALICE));
    given(both(), absent(CARLA), shortened())
        .when(new ChooseTopic(SESSION, BOBS, 1, words("urgent"), ANNE, NOON))
        .expectEvents(
            new TopicChosen(
                SESSION,
                ORIGIN,
                BOBS,
                BOB,
                1,
                Ranking.Basis.FACILITATOR,
                words("urgent"),
                ANNE,
                NOON));
  }

  @Test
  @DisplayName("écourtée avant le choix, elle n'attend qu'un sujet, et refuse un second tour")
  void shortened_before_the_choice_it_takes_one_topic() {
    refused(
        given(prepared(), absent(CARLA), shortened())
            .when(new ChooseTopic(SESSION, BOBS, 2, words("urgent"), ANNE, NOON)),
        NO_SUCH_PASS);
    given(prepared(), absent(CARLA), shortened(), chosen())
        .when(next(PREPARATION))
        .expectEvents(step(PRESENTATION));
    assertThat(twoClients().shortened().passes()).isEqualTo(1);
  }

  private static List<SessionEvent> both() {
    return prepared(chosen(), bobChosen());
  }

  private static SessionShortened shortened() {
    return new SessionShortened(
        SESSION, ORIGIN, twoClients().shortened(), words("Grève"), ANNE, NOON);
  }

  private static AttendanceMarked absent(Username member) {
    return new AttendanceMarked(SESSION, ORIGIN, member, AttendanceStatus.ABSENT, null, ANNE, NOON);
  }

  private static StepOpened opens(int index) {
    return new StepOpened(SESSION, index, twoClients().step(index), null, ANNE, NOON);
  }

  private static StepReopened reopened(int index) {
    return new StepReopened(
        SESSION, index, twoClients().step(index), words("Un mot encore"), null, ANNE, NOON);
  }

  private static TopicChosen bobChosen() {
    return new TopicChosen(SESSION, ORIGIN, BOBS, BOB, 2, null, null, ANNE, NOON);
  }

  private static ActionPlanned planned(int id, Username by) {
    return new ActionPlanned(SESSION, ORIGIN, action(id, LocalDate.of(2027, 2, 1)), by, NOON);
  }

  private static KeepIdeas keep(Username by, int id) {
    return new KeepIdeas(SESSION, List.of(new ContributionId(uuid(id))), by, NOON);
  }

  private static IdeasKept kept(Username by, int id) {
    return new IdeasKept(SESSION, List.of(new ContributionId(uuid(id))), by, NOON);
  }
}

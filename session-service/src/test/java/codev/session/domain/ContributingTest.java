package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.Username;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Parler : qui, quoi, à quelle étape")
public class ContributingTest extends SessionSpec {

  @Test
  @DisplayName("présentation : le client expose")
  void the_client_presents() {
    given(at(PRESENTATION))
        .when(contribute(30, STATEMENT, ALICE))
        .expectEvents(made(30, STATEMENT, ALICE));
  }

  @Test
  @DisplayName("présentation : un consultant n'interrompt pas")
  void consultants_do_not_interrupt() {
    refused(given(at(PRESENTATION)).when(contribute(30, STATEMENT, BOB)), ONLY_THE_CLIENT_PRESENTS);
  }

  @Test
  @DisplayName("clarification : les consultants questionnent")
  void consultants_ask() {
    given(at(CLARIFICATION)).when(contribute(30, FACT, BOB)).expectEvents(made(30, FACT, BOB));
  }

  @Test
  @DisplayName("clarification : le client ne se questionne pas lui-même")
  void the_client_does_not_ask() {
    refused(given(at(CLARIFICATION)).when(contribute(30, FEELING, ALICE)), ONLY_CONSULTANTS_ASK);
  }

  @Test
  @DisplayName("clarification : seul le client répond")
  void only_the_client_answers() {
    refused(given(at(CLARIFICATION)).when(contribute(30, ANSWER, CARLA)), ONLY_THE_CLIENT_ANSWERS);
  }

  @Test
  @DisplayName("clarification : une réponse suit sa question")
  void an_answer_follows_its_question() {
    var answer =
        new Contribution(
            new ContributionId(uuid(31)),
            ANSWER,
            words("Trois fois"),
            new ContributionId(uuid(30)));
    given(at(CLARIFICATION), made(30, FACT, BOB))
        .when(new Contribute(SESSION, answer, ALICE, NOON))
        .expectEvents(new ContributionMade(SESSION, CLARIFICATION, answer, ALICE, NOON));
  }

  @Test
  @DisplayName("on ne répond pas à ce qui n'a pas été dit")
  void no_reply_to_nothing() {
    var answer =
        new Contribution(
            new ContributionId(uuid(31)),
            ANSWER,
            words("Trois fois"),
            new ContributionId(uuid(99)));
    refused(
        given(at(CLARIFICATION)).when(new Contribute(SESSION, answer, ALICE, NOON)),
        UNKNOWN_CONTRIBUTION);
  }

  @Test
  @DisplayName("clarification : le conseil attend la consultation")
  void advice_waits() {
    refused(
        given(at(CLARIFICATION)).when(contribute(30, SUGGESTION, BOB)), NO_ADVICE_IN_CLARIFICATION);
  }

  @Test
  @DisplayName("définition du problème : les consultants reformulent")
  void consultants_reformulate() {
    given(at(PROBLEM_DEFINITION))
        .when(contribute(30, REFORMULATION, CARLA))
        .expectEvents(made(30, REFORMULATION, CARLA));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      names = {
        "IMPRESSION",
        "EXPERIENCE",
        "QUESTION",
        "HYPOTHESIS",
        "IDEA",
        "SUGGESTION",
        "SOLUTION",
        "LEAD",
        "TASK",
        "RESOURCE",
        "OFFER_OF_HELP"
      })
  @DisplayName("consultation : les consultants apportent")
  void consultants_contribute(ContributionKind kind) {
    given(at(CONSULTATION)).when(contribute(30, kind, BOB)).expectEvents(made(30, kind, BOB));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      names = {
        "IMPRESSION",
        "EXPERIENCE",
        "QUESTION",
        "HYPOTHESIS",
        "IDEA",
        "SUGGESTION",
        "SOLUTION",
        "LEAD",
        "TASK",
        "RESOURCE",
        "OFFER_OF_HELP"
      })
  @DisplayName("consultation : le client écoute")
  void the_client_listens(ContributionKind kind) {
    refused(given(at(CONSULTATION)).when(contribute(30, kind, ALICE)), ONLY_CONSULTANTS_CONTRIBUTE);
  }

  @Test
  @DisplayName("consultation : l'animateur n'apporte pas")
  void the_facilitator_does_not_contribute() {
    refused(given(at(CONSULTATION)).when(contribute(30, IDEA, ANNE)), ONLY_CONSULTANTS_CONTRIBUTE);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"REFRAME", "DISCOMFORT"})
  @DisplayName("consultation : le client peut faire signe")
  void the_client_signals(ContributionKind kind) {
    given(at(CONSULTATION)).when(contribute(30, kind, ALICE)).expectEvents(made(30, kind, ALICE));
  }

  @Test
  @DisplayName("consultation : le signe est au client seul")
  void only_the_client_signals() {
    refused(given(at(CONSULTATION)).when(contribute(30, REFRAME, BOB)), ONLY_THE_CLIENT_SIGNALS);
  }

  @Test
  @DisplayName("chaque sorte d'apport a son étape")
  void each_kind_has_its_step() {
    refused(given(at(SYNTHESIS)).when(contribute(30, IDEA, BOB)), KIND_BELONGS_TO_ANOTHER_STEP);
  }

  @Test
  @DisplayName("un apport renvoyé à l'identique ne compte qu'une fois, même après l'étape")
  void sent_again_counts_once() {
    nothingNew(given(at(SYNTHESIS), made(30, IDEA, BOB)).when(contribute(30, IDEA, BOB)));
  }

  @Test
  @DisplayName("on ne reprend pas l'identifiant d'un autre")
  void an_id_belongs_to_its_author() {
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB)).when(contribute(30, IDEA, CARLA)),
        SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("une séance close ne reçoit plus d'apport")
  void a_closed_session_is_quiet() {
    refused(
        given(at(LEARNING), closed()).when(contribute(30, IDEA, BOB)),
        RuleViolation.SESSION_CLOSED);
  }

  @Test
  @DisplayName("chacun prend ses notes, à toute étape")
  void private_notes() {
    given(at(CONSULTATION))
        .when(new TakeNote(SESSION, new NoteId(uuid(40)), words("À garder"), ALICE, NOON))
        .expectEvents(new NoteTaken(SESSION, new NoteId(uuid(40)), words("À garder"), ALICE, NOON));
  }

  public static SessionClosed closed() {
    return new SessionClosed(
        SESSION,
        ORIGIN,
        new Statistics(
            java.util.List.of(ALICE),
            NOON,
            java.util.List.of(),
            java.util.List.of(),
            true,
            true,
            java.util.Map.of()),
        null,
        ANNE,
        NOON);
  }

  private static MarkContribution mark(int id, boolean marked, Username by) {
    return new MarkContribution(SESSION, new ContributionId(uuid(id)), marked, by, NOON);
  }

  private static ContributionMarked marked(int id, boolean marked) {
    return new ContributionMarked(SESSION, new ContributionId(uuid(id)), marked, ALICE, NOON);
  }

  private static RateReformulation rate(int id, int rating, Username by) {
    return new RateReformulation(SESSION, new ContributionId(uuid(id)), rating, by, NOON);
  }

  private static ReformulationRated rated(int id, int rating) {
    return new ReformulationRated(SESSION, new ContributionId(uuid(id)), rating, ALICE, NOON);
  }

  @Test
  @DisplayName("consultation : le client marque pour lui ce qui le touche")
  void the_client_marks() {
    given(at(CONSULTATION), made(30, IDEA, BOB))
        .when(mark(30, true, ALICE))
        .expectEvents(marked(30, true));
  }

  @Test
  @DisplayName("une marque se retire ; la mettre deux fois n'ajoute rien")
  void a_mark_is_taken_back() {
    nothingNew(
        given(at(CONSULTATION), made(30, IDEA, BOB), marked(30, true)).when(mark(30, true, ALICE)));
    given(at(CONSULTATION), made(30, IDEA, BOB), marked(30, true))
        .when(mark(30, false, ALICE))
        .expectEvents(marked(30, false));
  }

  @Test
  @DisplayName("seul le client marque un apport")
  void only_the_client_marks() {
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB)).when(mark(30, true, CARLA)),
        ONLY_THE_CLIENT_MARKS);
  }

  @Test
  @DisplayName("on ne marque que ce qui a été apporté")
  void only_contributions_are_marked() {
    refused(
        given(at(CONSULTATION), made(30, REFRAME, ALICE)).when(mark(30, true, ALICE)),
        ONLY_CONTRIBUTIONS_ARE_MARKED);
  }

  @Test
  @DisplayName(
      "contrat : le client dit combien une reformulation lui parle, et peut changer d'avis")
  void the_client_rates_a_reformulation() {
    given(at(PROBLEM_DEFINITION), made(30, REFORMULATION, BOB))
        .when(rate(30, 4, ALICE))
        .expectEvents(rated(30, 4));
    given(at(PROBLEM_DEFINITION), made(30, REFORMULATION, BOB), rated(30, 4))
        .when(rate(30, 2, ALICE))
        .expectEvents(rated(30, 2));
    nothingNew(
        given(at(PROBLEM_DEFINITION), made(30, REFORMULATION, BOB), rated(30, 4))
            .when(rate(30, 4, ALICE)));
  }

  @Test
  @DisplayName("un consultant n'évalue pas les reformulations")
  void only_the_client_rates() {
    refused(
        given(at(PROBLEM_DEFINITION), made(30, REFORMULATION, BOB)).when(rate(30, 4, CARLA)),
        ONLY_THE_CLIENT_RATES);
  }

  @Test
  @DisplayName("on n'évalue que des reformulations")
  void only_reformulations_are_rated() {
    refused(given(at(PROBLEM_DEFINITION)).when(rate(99, 4, ALICE)), ONLY_REFORMULATIONS_ARE_RATED);
  }
}

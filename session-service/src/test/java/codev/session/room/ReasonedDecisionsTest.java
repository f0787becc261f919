package codev.session.room;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.view.ReasonedDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce que l'animateur a décidé en disant pourquoi")
class ReasonedDecisionsTest {
  private static final CurrentUser FACILITATOR = participant(ANNE);
  private static final CurrentUser MEMBER = participant(BOB);
  private static final CurrentUser AUDITOR = new CurrentUser("audrey", Set.of(UserRole.AUDITOR));
  private static final CurrentUser MANAGER = new CurrentUser("manon", Set.of(UserRole.MANAGER));

  private static final List<String> RULES =
      List.of(
          RuleViolation.NO_TOPIC_CHOSEN.key(),
          RuleViolation.ONE_TURN_EACH.key(),
          RuleViolation.CONTRACT_NOT_ACCEPTED_BY_ALL.key(),
          RuleViolation.NO_CONTRACT_YET.key(),
          RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key());

  private final PageTestRenderer renderer = new PageTestRenderer();

  @Test
  @DisplayName("une porte passée se montre aux participants : qui, laquelle, pourquoi")
  void a_passed_gate_is_shown() {
    for (var user : List.of(FACILITATOR, MEMBER))
      assertThat(page(withoutTopic(), user, Locale.FRENCH))
          .contains("Décisions motivées (1)", "a passé outre", "sans sujet choisi", "Essayons");
    var decision = SessionMoment.seen(withoutTopic(), MEMBER).progress().decisions().getFirst();
    assertThat(decision.event()).isEqualTo("gate-passed");
    assertThat(decision.step()).isEqualTo(Step.PREPARATION);
    assertThat(decision.by()).isEqualTo(ANNE);
  }

  @Test
  @DisplayName("ouverte sans tous les accords : qui manquait, à qui n'est pas responsable")
  void who_had_not_accepted_is_shown() {
    var zoe = new Username("zoe");
    List<SessionEvent> events =
        List.of(
            scheduled(),
            new MemberSeated(SESSION, zoe, ANNE, NOON),
            new GatePassed(
                SESSION,
                Step.PREPARATION,
                List.of(RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key()),
                List.of(BOB, CARLA, zoe),
                words("Accord attendu ce matin"),
                ANNE,
                NOON),
            opened());
    for (var user : List.of(FACILITATOR, MEMBER, AUDITOR))
      assertThat(page(events, user, Locale.FRENCH))
          .containsSubsequence(
              "Décisions motivées (1)",
              "charte non acceptée par tous",
              "accord manquant\u202f: Bob Petit, Carla Roux, zoe");
    assertThat(page(events, MEMBER, Locale.FRENCH)).contains("Accord attendu ce matin");
    assertThat(page(events, MANAGER, Locale.FRENCH)).doesNotContain("accord manquant");
    var decision = SessionMoment.seen(events, MEMBER).progress().decisions().getFirst();
    assertThat(decision.people()).containsExactly(BOB, CARLA, zoe);
    assertThat(decision.by()).isEqualTo(ANNE);
    assertThat(decision.at()).isEqualTo(NOON);
  }

  @Test
  @DisplayName("l'auditeur voit qu'une porte a été passée, et ne lit aucun mot")
  void an_auditor_reads_no_word() {
    assertThat(page(withoutTopic(), AUDITOR, Locale.FRENCH))
        .contains("a passé outre", "sans sujet choisi")
        .doesNotContain("Essayons");
  }

  @Test
  @DisplayName("le responsable du programme ne voit ni ce qui a été décidé, ni par qui, ni quand")
  void a_manager_sees_none() {
    assertThat(page(withoutTopic(), MANAGER, Locale.FRENCH))
        .contains("Groupe Lumière")
        .doesNotContain("a passé outre", "sans sujet choisi");
    assertThat(SessionMoment.seen(withoutTopic(), MANAGER).progress().decisions()).isEmpty();
  }

  @Test
  @DisplayName("ni le nom de qui a proposé un sujet avant de quitter le groupe")
  void a_manager_learns_of_no_author() {
    var zoe = new Username("zoe");
    List<SessionEvent> events =
        List.of(
            scheduled(),
            new MemberSeated(SESSION, zoe, ANNE, NOON),
            new TopicProposed(SESSION, topic(TOPIC), zoe, NOON),
            new MemberUnseated(SESSION, zoe, ANNE, NOON));
    assertThat(SessionMoment.seen(events, AUDITOR).people().names()).containsKey(zoe);
    assertThat(SessionMoment.seen(events, MANAGER).people().names())
        .containsKeys(ANNE, ALICE, BOB, CARLA)
        .doesNotContainKey(zoe);
  }

  @Test
  @DisplayName("une prolongation se montre avec ses minutes, un retour avec sa raison")
  void time_and_going_back_are_shown() {
    var events = at(Step.PRESENTATION);
    events.add(new StepExtended(SESSION, 7, words("Un point encore"), null, ANNE, NOON));
    events.add(back(Step.PREPARATION));
    assertThat(page(events, MEMBER, Locale.FRENCH))
        .contains("a prolongé l’étape", "7\u00a0min", "Un point encore")
        .contains("a rouvert l’étape", "Trop tôt");
  }

  @Test
  @DisplayName("un autre sujet que celui des votes se montre : qui l'a choisi, lequel, pourquoi")
  void a_topic_chosen_against_the_votes_is_shown() {
    List<SessionEvent> asSuggested = List.of(scheduled(), opened(), proposed(), chosen());
    assertThat(SessionMoment.seen(asSuggested, MEMBER).progress().decisions()).isEmpty();
    List<SessionEvent> events = List.of(scheduled(), opened(), proposed(), chosenAgainstTheVotes());
    for (var user : List.of(FACILITATOR, MEMBER))
      assertThat(page(events, user, Locale.FRENCH))
          .containsSubsequence(
              "Décisions motivées (1)", "id=\"decisions\"", "a choisi un sujet", "Avant le bilan");
    assertThat(page(events, AUDITOR, Locale.FRENCH)).doesNotContain("Avant le bilan");
    var decision = SessionMoment.seen(events, MEMBER).progress().decisions().getFirst();
    assertThat(decision.event()).isEqualTo("topic-chosen");
    assertThat(decision.person()).isEqualTo(ALICE);
    assertThat(decision.by()).isEqualTo(ANNE);
  }

  @Test
  @DisplayName("un texte masqué se montre, avec le motif, à qui l'a masqué et à son auteur")
  void a_hidden_entry_is_shown_to_its_author() {
    var events = at(Step.CONSULTATION);
    events.add(made(30, ContributionKind.IDEA, BOB));
    events.add(new EntryHidden(SESSION, uuid(30).toString(), words("Nom cité"), ANNE, NOON));
    for (var user : List.of(FACILITATOR, MEMBER))
      assertThat(page(events, user, Locale.FRENCH))
          .containsSubsequence(
              "Décisions motivées (1)", "id=\"decisions\"", "a masqué un texte", "Nom cité");
    assertThat(SessionMoment.seen(events, participant(CARLA)).progress().decisions()).isEmpty();
    assertThat(page(events, participant(CARLA), Locale.FRENCH)).doesNotContain("Nom cité");
    assertThat(page(events, AUDITOR, Locale.FRENCH))
        .contains("a masqué un texte")
        .doesNotContain("Nom cité");
    assertThat(SessionMoment.seen(events, MANAGER).progress().decisions()).isEmpty();
    var decision = SessionMoment.seen(events, MEMBER).progress().decisions().getFirst();
    assertThat(decision.event()).isEqualTo("entry-hidden");
    assertThat(decision.step()).isEqualTo(Step.CONSULTATION);
    assertThat(PageSection.changedBy(events.getLast())).contains(PageSection.PATH);
  }

  @Test
  @DisplayName("le déroulé, prévu et réel, s'ouvre du menu de la séance avec les motifs")
  void the_course_is_in_the_menu() {
    for (var user : List.of(FACILITATOR, MEMBER))
      assertThat(page(withoutTopic(), user, Locale.FRENCH))
          .containsSubsequence(
              "id=\"course\" popover",
              "0 Préparation",
              "min sur",
              "min prévues",
              "id=\"decisions\"")
          .containsPattern("id=\"course-button\"[^>]*popovertarget=\"course\"");
    assertThat(page(withoutTopic(), AUDITOR, Locale.FRENCH))
        .contains("<details id=\"decisions\">")
        .containsOnlyOnce("id=\"decisions\"")
        .doesNotContain("id=\"course\"");
  }

  @Test
  @DisplayName("une pause sans raison n'en est pas une, ni une étape ouverte")
  void what_needs_no_reason_is_none() {
    var events = at(Step.PRESENTATION);
    events.add(new SessionPaused(SESSION, null, null, ANNE, NOON));
    assertThat(SessionMoment.seen(events, FACILITATOR).progress().decisions()).isEmpty();
    assertThat(page(events, FACILITATOR, Locale.FRENCH)).doesNotContain("id=\"decisions\"");
  }

  @Test
  @DisplayName("chaque décision et chaque règle a sa phrase dans les deux langues")
  void each_has_its_sentence() {
    var events = at(Step.SYNTHESIS);
    events.addAll(
        List.of(
            chosenAgainstTheVotes(),
            made(30, ContributionKind.IDEA, BOB),
            new EntryHidden(SESSION, uuid(30).toString(), words("r"), ANNE, NOON),
            passed(Step.SYNTHESIS, RULES),
            new SessionHeldAnyway(SESSION, words("r"), ANNE, NOON),
            new EarlierActionsSkipped(SESSION, words("r"), ANNE, NOON),
            new NoActionDecided(SESSION, words("r"), ANNE, NOON),
            back(Step.CONSULTATION),
            new StepExtended(SESSION, 5, words("r"), null, ANNE, NOON),
            new SessionPaused(SESSION, words("r"), null, ANNE, NOON),
            new SessionResumed(SESSION, null, ANNE, NOON),
            new BreakBegun(SESSION, 10, words("r"), null, ANNE, NOON),
            new SessionShortened(SESSION, ORIGIN, standard(), words("r"), ANNE, NOON),
            new SessionPostponed(SESSION, ORIGIN, words("r"), ANNE, NOON),
            new ChairHandedOver(SESSION, ORIGIN, new Username("zoe"), words("r"), ANNE, NOON)));
    assertThat(SessionMoment.seen(events, MEMBER).progress().decisions())
        .hasSize(ReasonedDecision.Kind.values().length - 1); // all but the end of the session
    for (var language : List.of(Locale.FRENCH, Locale.ENGLISH))
      assertThat(page(events, MEMBER, language)).doesNotContain("??");
  }

  @Test
  @DisplayName("sans sujet choisi, la page dit à chacun que la séance n'a pas de client")
  void without_a_client_the_page_says_so() {
    for (var language : List.of(Locale.FRENCH, Locale.ENGLISH))
      for (var user : List.of(FACILITATOR, MEMBER))
        assertThat(page(withoutTopic(), user, language)).doesNotContain("??", "board.guide");
    assertThat(page(withoutTopic(), MEMBER, Locale.FRENCH))
        .contains("la séance n’a pas encore de client");
    assertThat(page(withoutTopic(), FACILITATOR, Locale.FRENCH))
        .contains("Revenez à la préparation");
  }

  @Test
  @DisplayName("passée la porte, le contrat n'attend plus personne : il dit qui ne l'a pas accepté")
  void a_contract_no_longer_waits() {
    var events = at(Step.PROBLEM_DEFINITION);
    events.addAll(List.of(redefined(1), accepted(1, BOB)));
    assertThat(page(events, MEMBER, Locale.FRENCH)).contains("En attente\u202f:");
    events.add(step(Step.CONSULTATION));
    assertThat(page(events, MEMBER, Locale.FRENCH))
        .contains("N’ont pas accepté\u202f:")
        .doesNotContain("En attente\u202f:<");
  }

  private String page(List<SessionEvent> events, CurrentUser user, Locale language) {
    return renderer.page(SessionMoment.seen(events, user), user, language);
  }

  private static List<SessionEvent> withoutTopic() {
    return new ArrayList<>(
        List.of(
            scheduled(),
            opened(),
            passed(Step.PREPARATION, List.of(RuleViolation.NO_TOPIC_CHOSEN.key())),
            step(Step.PRESENTATION)));
  }

  private static TopicChosen chosenAgainstTheVotes() {
    var reason = words("Avant le bilan");
    return new TopicChosen(
        SESSION, ORIGIN, TOPIC, ALICE, 1, Ranking.Basis.FACILITATOR, reason, ANNE, NOON);
  }

  private static GatePassed passed(Step step, List<String> rules) {
    return new GatePassed(SESSION, step, rules, List.of(BOB), words("Essayons"), ANNE, NOON);
  }

  private static StepReopened back(Step step) {
    return new StepReopened(SESSION, step.ordinal(), step, words("Trop tôt"), null, ANNE, NOON);
  }

  private static CurrentUser participant(Username person) {
    return new CurrentUser(person.value(), Set.of(UserRole.FACILITATOR));
  }
}

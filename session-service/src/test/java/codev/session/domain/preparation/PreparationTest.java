package codev.session.domain.preparation;

import static codev.session.domain.People.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.PREPARATION;
import static codev.session.domain.value.Step.PRESENTATION;

import codev.session.domain.Session;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.SessionSpec;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Préparer la séance et choisir un sujet")
class PreparationTest extends SessionSpec {
  private static final EncryptedText BECAUSE = words("Accord attendu ce matin");
  private static final GatePassed WITHOUT_TWO =
      new GatePassed(
          SESSION,
          PREPARATION,
          List.of(CHARTER_NOT_ACCEPTED_BY_ALL.key()),
          List.of(BOB, CARLA),
          BECAUSE,
          ANNE,
          NOON);

  @Test
  @DisplayName("ce que le groupe planifie devient une séance")
  void a_planned_session_is_scheduled() {
    new AggregateTestFixture<>(Session.class)
        .givenNoPriorActivity()
        .when(schedule())
        .expectEvents(scheduled());
  }

  @Test
  @DisplayName("la même planification deux fois ne change rien")
  void scheduling_twice_changes_nothing() {
    nothingNew(given(scheduled()).when(schedule()));
  }

  @Test
  @DisplayName("seul l'animateur ouvre la séance")
  void only_the_facilitator_opens() {
    refused(given(scheduled()).when(open(ALICE, Set.of())), ONLY_THE_FACILITATOR_GUIDES);
  }

  @Test
  @DisplayName("la séance n'existe pas pour qui n'en est pas")
  void a_stranger_learns_nothing() {
    refused(given(scheduled()).when(open(STRANGER, Set.of())), NOT_A_PARTICIPANT);
  }

  @Test
  @DisplayName("chacun accepte la charte avant la première séance")
  void the_charter_comes_first() {
    refused(given(scheduled()).when(open(ANNE, Set.of(BOB))), CHARTER_NOT_ACCEPTED_BY_ALL);
  }

  @Test
  @DisplayName("l'animateur ouvre avec un motif bien que tous ne l'aient pas acceptée, et dit qui")
  void a_reason_opens_without_all_acceptances() {
    given(scheduled())
        .when(open(ANNE, Set.of(CARLA, BOB), BECAUSE))
        .expectEvents(WITHOUT_TWO, opened());
    refused(
        given(scheduled()).when(open(BOB, Set.of(CARLA), BECAUSE)), ONLY_THE_FACILITATOR_GUIDES);
    nothingNew(given(scheduled(), WITHOUT_TWO, opened()).when(open(ANNE, Set.of(BOB), BECAUSE)));
  }

  @Test
  @DisplayName("un motif dont l'ouverture n'a pas besoin ne reste pas")
  void a_reason_that_is_not_needed_is_not_kept() {
    given(scheduled()).when(open(ANNE, Set.of(), BECAUSE)).expectEvents(opened());
  }

  @Test
  @DisplayName("reportée puis rouverte, la séance demande un nouveau motif")
  void after_a_postponement_another_reason_is_asked_for() {
    List<SessionEvent> again =
        List.of(
            scheduled(),
            WITHOUT_TWO,
            opened(),
            new SessionPostponed(SESSION, ORIGIN, words("Grève"), ANNE, NOON),
            new SessionMoved(SESSION, after(60), ANNE, NOON));
    refused(given(again).when(open(ANNE, Set.of(BOB))), CHARTER_NOT_ACCEPTED_BY_ALL);
  }

  @Test
  @DisplayName("l'animateur ouvre la séance avec les actions du client précédent")
  void opening_brings_earlier_actions() {
    given(scheduled())
        .when(
            new OpenSession(
                SESSION, Set.of(), List.of(earlierAction()), List.of(), PARIS, null, ANNE, NOON))
        .expectEvents(opened(earlierAction()));
  }

  @Test
  @DisplayName("ouvrir deux fois ne change rien")
  void opening_twice_changes_nothing() {
    nothingNew(given(scheduled(), opened()).when(open(ANNE, Set.of())));
  }

  @Test
  @DisplayName("un membre propose un sujet avant la séance")
  void a_topic_may_come_before_the_session() {
    given(scheduled())
        .when(new ProposeTopic(SESSION, topic(TOPIC), ALICE, NOON))
        .expectEvents(proposed());
  }

  @Test
  @DisplayName("l'animateur ne propose pas de sujet")
  void the_facilitator_proposes_no_topic() {
    refused(
        given(scheduled()).when(new ProposeTopic(SESSION, topic(TOPIC), ANNE, NOON)),
        ONLY_MEMBERS_PROPOSE_TOPICS);
  }

  @Test
  @DisplayName("un sujet renvoyé à l'identique ne compte qu'une fois, même plus tard")
  void a_topic_sent_again_counts_once() {
    nothingNew(
        given(at(PRESENTATION)).when(new ProposeTopic(SESSION, topic(TOPIC), ALICE, after(3))));
  }

  @Test
  @DisplayName("le même identifiant avec un autre contenu est refusé")
  void same_id_other_content() {
    var other =
        new Topic(
            TOPIC, Topic.Kind.PROJECT, words("autre"), null, null, null, null, 1, 1, 1, 1, false);
    refused(
        given(scheduled(), proposed()).when(new ProposeTopic(SESSION, other, ALICE, NOON)),
        SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("après la préparation, plus de sujet")
  void topics_end_with_preparation() {
    refused(
        given(at(PRESENTATION))
            .when(new ProposeTopic(SESSION, topic(new TopicId(uuid(11))), BOB, NOON)),
        TOPICS_BELONG_TO_PREPARATION);
  }

  @Test
  @DisplayName("un membre répartit ses points")
  void members_vote() {
    given(scheduled(), opened(), proposed())
        .when(new VoteForTopic(SESSION, TOPIC, 3, BOB, NOON))
        .expectEvents(new TopicVoted(SESSION, TOPIC, 3, BOB, NOON));
  }

  @Test
  @DisplayName("chacun donne cinq points en tout, et aucun à son propre sujet")
  void points_have_a_budget() {
    var before = List.<SessionEvent>of(scheduled(), opened(), proposed(), another());
    var three = new TopicVoted(SESSION, OTHER, 3, CARLA, NOON);
    refused(
        given(before, three).when(new VoteForTopic(SESSION, TOPIC, 3, CARLA, NOON)),
        POINTS_ARE_SPENT);
    given(before, three)
        .when(new VoteForTopic(SESSION, TOPIC, 2, CARLA, NOON))
        .expectEvents(new TopicVoted(SESSION, TOPIC, 2, CARLA, NOON));
    given(before, three)
        .when(new VoteForTopic(SESSION, OTHER, 5, CARLA, NOON))
        .expectEvents(new TopicVoted(SESSION, OTHER, 5, CARLA, NOON));
    refused(
        given(before).when(new VoteForTopic(SESSION, TOPIC, 1, ALICE, NOON)),
        NO_POINTS_FOR_ONESELF);
  }

  @Test
  @DisplayName("les points d'un sujet masqué se donnent à nouveau")
  void points_of_a_hidden_topic_come_back() {
    var hidden = new EntryHidden(SESSION, OTHER.toString(), words("blessant"), ANNE, NOON);
    given(scheduled(), opened(), proposed(), another(), voted(OTHER, 5), hidden)
        .when(new VoteForTopic(SESSION, TOPIC, 5, CARLA, NOON))
        .expectEvents(voted(TOPIC, 5));
  }

  @Test
  @DisplayName("l'animateur seul montre les points, une fois ; un choix les montre aussi")
  void the_facilitator_shows_the_points() {
    var shown = new VotesShown(SESSION, null, ANNE, NOON);
    var show = new ShowPoints(SESSION, true, null, ANNE, NOON);
    given(scheduled(), opened(), proposed()).when(show).expectEvents(shown);
    nothingNew(given(scheduled(), opened(), proposed(), shown).when(show));
    nothingNew(given(scheduled(), opened(), proposed(), chosen()).when(show));
    refused(
        given(scheduled(), opened(), proposed())
            .when(new ShowPoints(SESSION, true, null, BOB, NOON)),
        ONLY_THE_FACILITATOR_GUIDES);
  }

  @Test
  @DisplayName("les points affichés ne changent plus ; l'animateur les cache pour y revenir")
  void shown_points_are_locked() {
    var before = List.<SessionEvent>of(scheduled(), opened(), proposed(), another());
    var shown = new VotesShown(SESSION, null, ANNE, NOON);
    var hide = new ShowPoints(SESSION, false, null, ANNE, NOON);
    var hidden = new VotesHidden(SESSION, null, ANNE, NOON);
    var vote = new VoteForTopic(SESSION, TOPIC, 3, BOB, NOON);
    refused(given(before, shown).when(vote), POINTS_ARE_LOCKED);
    nothingNew(given(before, new TopicVoted(SESSION, TOPIC, 3, BOB, NOON), shown).when(vote));
    given(before, shown).when(hide).expectEvents(hidden);
    nothingNew(given(before).when(hide));
    nothingNew(given(before, shown, hidden).when(hide));
    given(before, shown, hidden)
        .when(vote)
        .expectEvents(new TopicVoted(SESSION, TOPIC, 3, BOB, NOON));
    given(before, shown, hidden)
        .when(new ShowPoints(SESSION, true, null, ANNE, NOON))
        .expectEvents(shown);
    refused(
        given(before, shown).when(new ShowPoints(SESSION, false, null, BOB, NOON)),
        ONLY_THE_FACILITATOR_GUIDES);
  }

  @Test
  @DisplayName("avec son identifiant, un affichage répété ne montre pas ce qui est caché depuis")
  void a_late_repetition_shows_nothing() {
    var before = List.<SessionEvent>of(scheduled(), opened(), proposed(), another());
    var once = new CommandId(uuid(90));
    var show = new ShowPoints(SESSION, true, once, ANNE, NOON);
    var shown = new VotesShown(SESSION, once, ANNE, NOON);
    var hidden = new VotesHidden(SESSION, null, ANNE, NOON);
    given(before).when(show).expectEvents(shown);
    nothingNew(given(before, shown, hidden).when(show));
    refused(
        given(before, shown).when(new ShowPoints(SESSION, false, once, ANNE, NOON)),
        SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("une fois un sujet choisi, les points restent affichés")
  void points_of_a_choice_stay_shown() {
    var hide = new ShowPoints(SESSION, false, null, ANNE, NOON);
    refused(given(scheduled(), opened(), proposed(), chosen()).when(hide), POINTS_STAY_SHOWN);
    refused(given(at(PRESENTATION)).when(hide), VOTES_BELONG_TO_PREPARATION);
    refused(
        given(scheduled(), opened(), proposed(), chosen())
            .when(new VoteForTopic(SESSION, TOPIC, 3, BOB, NOON)),
        POINTS_ARE_LOCKED);
  }

  @Test
  @DisplayName("on ne vote que pour un sujet connu")
  void votes_are_for_known_topics() {
    refused(
        given(scheduled(), opened()).when(new VoteForTopic(SESSION, TOPIC, 3, BOB, NOON)),
        UNKNOWN_TOPIC);
  }

  @Test
  @DisplayName("le sujet choisi désigne le client")
  void the_chosen_topic_makes_the_client() {
    given(scheduled(), opened(), proposed())
        .when(new ChooseTopic(SESSION, TOPIC, 1, words("urgent"), ANNE, NOON))
        .expectEvents(chosen());
  }

  @Test
  @DisplayName("choisir le sujet que les votes proposent se passe de raison, et retient pourquoi")
  void the_suggested_topic_needs_no_reason() {
    given(scheduled(), opened(), proposed(), another(), voted(OTHER, 3))
        .when(new ChooseTopic(SESSION, OTHER, 1, null, ANNE, NOON))
        .expectEvents(
            new TopicChosen(
                SESSION, ORIGIN, OTHER, BOB, 1, Ranking.Basis.MOST_POINTS, null, ANNE, NOON));
  }

  @Test
  @DisplayName("en choisir un autre demande une raison")
  void another_choice_needs_a_reason() {
    var before = List.<SessionEvent>of(scheduled(), opened(), proposed(), another());
    refused(
        given(before, voted(OTHER, 3)).when(new ChooseTopic(SESSION, TOPIC, 1, null, ANNE, NOON)),
        CHOICE_NEEDS_A_REASON);
    given(before, voted(OTHER, 3))
        .when(new ChooseTopic(SESSION, TOPIC, 1, words("urgent"), ANNE, NOON))
        .expectEvents(
            new TopicChosen(
                SESSION,
                ORIGIN,
                TOPIC,
                ALICE,
                1,
                Ranking.Basis.FACILITATOR,
                words("urgent"),
                ANNE,
                NOON));
  }

  @Test
  @DisplayName("à égalité, le tour de rôle compte : qui a été client attend")
  void a_tie_follows_the_rotation() {
    var opened =
        new SessionOpened(
            SESSION,
            ORIGIN,
            List.of(),
            List.of(new PreviousClient(ALICE, NOON)),
            AFTERNOON,
            ANNE,
            NOON);
    given(scheduled(), opened, proposed(), another())
        .when(new ChooseTopic(SESSION, OTHER, 1, null, ANNE, NOON))
        .expectEvents(
            new TopicChosen(
                SESSION, ORIGIN, OTHER, BOB, 1, Ranking.Basis.TIE_NEVER_CLIENT, null, ANNE, NOON));
  }

  @Test
  @DisplayName("ni le refus d'être client ni peu de pouvoir d'agir n'empêchent le choix")
  void hints_forbid_nothing() {
    var unwilling =
        new Topic(
            OTHER, Topic.Kind.PROJECT, words("autre"), null, null, null, null, 1, 1, 1, 1, false);
    given(scheduled(), opened(), new TopicProposed(SESSION, unwilling, BOB, NOON))
        .when(new ChooseTopic(SESSION, OTHER, 1, null, ANNE, NOON))
        .expectEvents(
            new TopicChosen(
                SESSION, ORIGIN, OTHER, BOB, 1, Ranking.Basis.ONLY_TOPIC, null, ANNE, NOON));
  }

  @Test
  @DisplayName(
      "ce qu'elle est devenue se dit : faite, en partie, pas faite, changée ; son effet, ce qu'on"
          + " en a appris")
  void an_action_is_reviewed_whatever_became_of_it() {
    for (var outcome : EarlierAction.Outcome.values())
      given(scheduled(), opened(earlierAction()))
          .when(
              new ReviewEarlierAction(
                  SESSION, EARLIER, outcome, effect(3), words("Oser"), BOB, NOON))
          .expectEvents(
              new EarlierActionReviewed(
                  SESSION, ORIGIN, EARLIER, BOB, outcome, effect(3), words("Oser"), BOB, NOON));
  }

  @Test
  @DisplayName("une action dont l'échéance est à venir continue sans bilan")
  void an_action_that_is_not_due_goes_on() {
    var due = earlierAction();
    for (var day : new LocalDate[] {LocalDate.of(2027, 1, 12), LocalDate.of(2027, 3, 1)})
      given(
              scheduled(),
              opened(new EarlierAction(due.id(), due.owner(), due.what(), day)),
              proposed(),
              chosen())
          .when(next(PREPARATION))
          .expectEvents(step(PRESENTATION));
    refused(
        given(
                scheduled(),
                opened(
                    new EarlierAction(
                        due.id(), due.owner(), due.what(), LocalDate.of(2027, 1, 11))),
                proposed(),
                chosen())
            .when(next(PREPARATION)),
        EARLIER_ACTIONS_NOT_REVIEWED);
  }

  private static final TopicId OTHER = new TopicId(uuid(11));

  private static TopicProposed another() {
    return new TopicProposed(SESSION, topic(OTHER), BOB, NOON);
  }

  private static TopicVoted voted(TopicId topic, int points) {
    return new TopicVoted(SESSION, topic, points, CARLA, NOON);
  }

  @Test
  @DisplayName("pas de présentation sans sujet choisi")
  void no_presentation_without_a_topic() {
    refused(given(scheduled(), opened(), proposed()).when(next(PREPARATION)), NO_TOPIC_CHOSEN);
  }

  @Test
  @DisplayName("les actions précédentes sont d'abord revues")
  void earlier_actions_are_reviewed_first() {
    refused(
        given(scheduled(), opened(earlierAction()), proposed(), chosen()).when(next(PREPARATION)),
        EARLIER_ACTIONS_NOT_REVIEWED);
  }

  @Test
  @DisplayName("leur revue se passe avec une raison")
  void the_review_is_skipped_with_a_reason() {
    given(scheduled(), opened(earlierAction()), proposed(), chosen())
        .when(new GoToNextStep(SESSION, PREPARATION, words("Bob est absent"), null, ANNE, NOON))
        .expectEvents(
            new EarlierActionsSkipped(SESSION, words("Bob est absent"), ANNE, NOON),
            step(PRESENTATION));
  }

  @Test
  @DisplayName("une fois revues, la présentation s'ouvre")
  void once_reviewed_the_presentation_opens() {
    given(scheduled(), opened(earlierAction()), proposed(), chosen(), reviewed())
        .when(next(PREPARATION))
        .expectEvents(step(PRESENTATION));
  }

  @Test
  @DisplayName("corrigée, retirée ou rétablie dans une autre séance, elle l'est ici aussi")
  void another_session_of_the_group_is_followed() {
    var better = new EarlierAction(EARLIER, BOB, words("Lui écrire"), null);
    var change = new ChangeEarlierAction(SESSION, better, BOB, NOON);
    var changed = new EarlierActionChanged(SESSION, better, BOB, NOON);
    given(scheduled(), opened(earlierAction())).when(change).expectEvents(changed);
    nothingNew(given(scheduled(), opened(earlierAction()), changed).when(change));
    var withdraw = new WithdrawEarlierAction(SESSION, EARLIER, BOB, NOON);
    var withdrawn = new EarlierActionWithdrawn(SESSION, EARLIER, BOB, NOON);
    given(scheduled(), opened(earlierAction())).when(withdraw).expectEvents(withdrawn);
    nothingNew(given(scheduled(), opened(earlierAction()), withdrawn).when(withdraw));
    nothingNew(given(scheduled(), opened()).when(withdraw));
    nothingNew(given(scheduled()).when(change));

    given(scheduled(), opened(earlierAction()), proposed(), chosen(), withdrawn)
        .when(next(PREPARATION))
        .expectEvents(step(PRESENTATION));
    refused(
        given(scheduled(), opened(earlierAction()), proposed(), chosen(), withdrawn, changed)
            .when(next(PREPARATION)),
        EARLIER_ACTIONS_NOT_REVIEWED);
  }

  @Test
  @DisplayName("c'est celui qui s'est engagé qui revoit son action")
  void the_owner_reviews() {
    var reviewByCarla =
        new ReviewEarlierAction(
            SESSION, EARLIER, EarlierAction.Outcome.DONE, effect(4), null, CARLA, NOON);
    refused(
        given(scheduled(), opened(earlierAction())).when(reviewByCarla), ONLY_THE_OWNER_REVIEWS);
  }

  private static EarlierActionReviewed reviewed() {
    return new EarlierActionReviewed(
        SESSION,
        ORIGIN,
        EARLIER,
        BOB,
        EarlierAction.Outcome.PARTLY,
        effect(3),
        words("Oser demander"),
        BOB,
        NOON);
  }

  private static ScheduleSession schedule() {
    var e = scheduled();
    return new ScheduleSession(
        e.session(),
        e.group(),
        e.programme(),
        e.groupName(),
        e.number(),
        e.by(),
        e.members(),
        e.template(),
        e.startsAt(),
        e.place(),
        e.videoLink(),
        e.at());
  }

  private static OpenSession open(Username by, Set<Username> withoutCharter) {
    return open(by, withoutCharter, null);
  }

  private static OpenSession open(
      Username by, Set<Username> withoutCharter, @Nullable EncryptedText reason) {
    return new OpenSession(SESSION, withoutCharter, List.of(), List.of(), PARIS, reason, by, NOON);
  }
}

package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.participants.AttendanceStatus.LEFT_EARLY;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.learning.Learning;
import codev.session.domain.preparation.Preparation;
import codev.session.domain.preparation.Topic;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Modifier ou retirer ce qui n'est pas une contribution")
class ChangingEntriesTest extends SessionSpec {
  private static final CommandId ONCE = new CommandId(uuid(90));

  @Nested
  @DisplayName("un sujet")
  class ATopic {
    private static final TopicId OTHER = new TopicId(uuid(11));
    private static final TopicCorrected CORRECTED =
        new TopicCorrected(SESSION, better("Mieux dit"), null, ALICE, NOON);
    private static final EntryWithdrawn WITHDRAWN = withdrawn(EntryKind.TOPIC, 10, ALICE);
    private static final EntryRestored RESTORED = restored(EntryKind.TOPIC, 10, ALICE);

    @Test
    @DisplayName("son auteur le modifie et le retire, avant la séance et pendant la préparation")
    void the_author_changes_it() {
      var planned = List.<SessionEvent>of(scheduled());
      var opened = List.<SessionEvent>of(scheduled(), opened());
      for (var before : List.of(planned, opened)) {
        given(before, proposed()).when(correct("Mieux dit", ALICE)).expectEvents(CORRECTED);
        given(before, proposed()).when(withdraw(10, ALICE)).expectEvents(WITHDRAWN);
        given(before, proposed(), WITHDRAWN).when(restore(10, ALICE)).expectEvents(RESTORED);
      }
    }

    @Test
    @DisplayName("personne d'autre, ni une fois masqué ou retiré, ni après la préparation")
    void nobody_else_and_not_later() {
      for (var other : List.of(ANNE, BOB)) {
        refused(open(proposed()).when(correct("Autre", other)), ONLY_THE_AUTHOR_CHANGES);
        refused(open(proposed()).when(withdraw(10, other)), ONLY_THE_AUTHOR_CHANGES);
        refused(open(proposed(), WITHDRAWN).when(restore(10, other)), ONLY_THE_AUTHOR_CHANGES);
      }
      refused(open(proposed()).when(withdraw(10, STRANGER)), NOT_A_PARTICIPANT);
      refused(open().when(withdraw(10, ALICE)), UNKNOWN_ENTRY);
      var hidden = new EntryHidden(SESSION, TOPIC.toString(), words("Nom cité"), ANNE, NOON);
      refused(open(proposed(), hidden).when(correct("Autre", ALICE)), CONTRIBUTION_IS_HIDDEN);
      refused(open(proposed(), hidden).when(withdraw(10, ALICE)), CONTRIBUTION_IS_HIDDEN);
      refused(open(proposed(), WITHDRAWN).when(correct("Autre", ALICE)), CONTRIBUTION_IS_WITHDRAWN);
      refused(given(at(PRESENTATION)).when(correct("Autre", ALICE)), STEP_OF_CONTRIBUTION_IS_OVER);
      var bobs = new TopicProposed(SESSION, topic(OTHER), BOB, NOON);
      refused(
          open(proposed(), bobs, chosen(), step(PRESENTATION)).when(withdraw(11, BOB)),
          STEP_OF_CONTRIBUTION_IS_OVER);
    }

    @Test
    @DisplayName("choisi, il se modifie encore, et ne se retire plus")
    void a_chosen_topic_stays() {
      refused(given(at(PREPARATION)).when(withdraw(10, ALICE)), TOPIC_IS_CHOSEN);
      given(at(PREPARATION)).when(correct("Mieux dit", ALICE)).expectEvents(CORRECTED);
      var chosen = stateAfter(at(PREPARATION));
      assertThat(PermissionRules.offered(chosen, ALICE))
          .contains(SessionPermission.CORRECT)
          .doesNotContain(SessionPermission.WITHDRAW);
    }

    @Test
    @DisplayName("retiré, il rend ses points, et les perd pour de bon")
    void its_points_are_returned() {
      var voted = new TopicVoted(SESSION, TOPIC, 4, BOB, NOON);
      var before = stateAfter(List.of(scheduled(), opened(), proposed(), voted));
      assertThat(PreparationRules.pointsLeft(before, BOB)).isEqualTo(1);
      var after = SessionEvolution.after(before, WITHDRAWN);
      assertThat(PreparationRules.pointsLeft(after, BOB)).isEqualTo(5);
      assertThat(PreparationRules.ranking(after).places()).isEmpty();
      var again = SessionEvolution.after(after, RESTORED);
      assertThat(PreparationRules.points(again, TOPIC)).isZero();
      assertThat(again.preparation().topics())
          .containsExactly(new Preparation.ProposedTopic(TOPIC, ALICE));
    }

    @Test
    @DisplayName("retiré, on n'y met pas de points et il ne se choisit pas")
    void it_is_gone() {
      refused(
          open(proposed(), WITHDRAWN).when(new VoteForTopic(SESSION, TOPIC, 1, BOB, NOON)),
          UNKNOWN_TOPIC);
      refused(
          open(proposed(), WITHDRAWN)
              .when(new ChooseTopic(SESSION, TOPIC, 1, words("Urgent"), ANNE, NOON)),
          UNKNOWN_TOPIC);
    }

    @Test
    @DisplayName("retiré puis masqué, son auteur ne le rétablit pas")
    void what_was_withdrawn_is_hidden() {
      var hidden = new EntryHidden(SESSION, TOPIC.toString(), words("Non"), ANNE, NOON);
      var hide = new HideEntry(SESSION, TOPIC.toString(), words("Non"), ANNE, NOON);
      open(proposed(), WITHDRAWN).when(hide).expectEvents(hidden);
      refused(open(proposed(), WITHDRAWN, hidden).when(restore(10, ALICE)), CONTRIBUTION_IS_HIDDEN);
      nothingNew(open(proposed(), WITHDRAWN, hidden).when(hide));
    }

    @Test
    @DisplayName("envoyé deux fois, c'est fait une fois")
    void sent_twice_it_happens_once() {
      nothingNew(open(proposed(), CORRECTED).when(correct("Mieux dit", ALICE)));
      nothingNew(open(proposed(), WITHDRAWN).when(withdraw(10, ALICE)));
      nothingNew(open(proposed()).when(restore(10, ALICE)));
      nothingNew(
          open(proposed(), CORRECTED).when(new ProposeTopic(SESSION, topic(TOPIC), ALICE, NOON)));
      var once = new CorrectTopic(SESSION, better("Mieux dit"), ONCE, ALICE, NOON);
      var first = new TopicCorrected(SESSION, better("Mieux dit"), ONCE, ALICE, NOON);
      var later = new TopicCorrected(SESSION, better("Encore mieux"), null, ALICE, NOON);
      nothingNew(open(proposed(), first, later).when(once));
      refused(
          open(proposed(), first, later)
              .when(new CorrectTopic(SESSION, better("Autre"), ONCE, ALICE, NOON)),
          SAME_ID_OTHER_CONTENT);
    }

    @Test
    @DisplayName("modifié sans rien y changer, avec un identifiant, cela se retient")
    void what_changed_nothing_is_remembered() {
      var once = new CorrectTopic(SESSION, topic(TOPIC), ONCE, ALICE, NOON);
      var same = new TopicCorrected(SESSION, topic(TOPIC), ONCE, ALICE, NOON);
      open(proposed()).when(once).expectEvents(same);
      nothingNew(open(proposed(), same, CORRECTED).when(once));
    }

    private static CorrectTopic correct(String title, Username by) {
      return new CorrectTopic(SESSION, better(title), null, by, NOON);
    }

    private static Topic better(String title) {
      return new Topic(
          TOPIC,
          Topic.Kind.CONCERN,
          words(title),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          true);
    }
  }

  @Nested
  @DisplayName("une note, une remarque")
  class ANoteAndARemark {
    private static final NoteTaken TAKEN =
        new NoteTaken(SESSION, new NoteId(uuid(40)), words("À garder"), BOB, NOON);
    private static final RegulationRemarked REMARKED =
        new RegulationRemarked(SESSION, new RemarkId(uuid(70)), words("Bon rythme"), BOB, NOON);

    @Test
    @DisplayName("leur auteur les modifie, les retire et les rétablit, tant que dure leur étape")
    void the_author_changes_them() {
      given(at(CONSULTATION), TAKEN)
          .when(correctNote(BOB))
          .expectEvents(
              new NoteCorrected(SESSION, new NoteId(uuid(40)), words("Mieux"), null, BOB, NOON));
      given(at(LEARNING), REMARKED)
          .when(correctRemark(BOB))
          .expectEvents(
              new RemarkCorrected(SESSION, new RemarkId(uuid(70)), words("Vif"), null, BOB, NOON));
      given(at(CONSULTATION), TAKEN)
          .when(withdraw(40, BOB))
          .expectEvents(withdrawn(EntryKind.NOTE, 40, BOB));
      given(at(LEARNING), REMARKED, withdrawn(EntryKind.REMARK, 70, BOB))
          .when(restore(70, BOB))
          .expectEvents(restored(EntryKind.REMARK, 70, BOB));
      refused(
          given(at(CONSULTATION), TAKEN, step(SYNTHESIS)).when(correctNote(BOB)),
          STEP_OF_CONTRIBUTION_IS_OVER);
      refused(
          given(at(CONSULTATION), TAKEN, step(SYNTHESIS)).when(withdraw(40, BOB)),
          STEP_OF_CONTRIBUTION_IS_OVER);
    }

    @Test
    @DisplayName("les autres ne modifient pas la remarque, et ne savent rien de la note")
    void nobody_else_does() {
      for (var other : List.of(ANNE, ALICE)) {
        refused(given(at(CONSULTATION), TAKEN).when(withdraw(40, other)), UNKNOWN_ENTRY);
        refused(given(at(CONSULTATION), TAKEN).when(correctNote(other)), UNKNOWN_ENTRY);
        refused(given(at(LEARNING), REMARKED).when(withdraw(70, other)), ONLY_THE_AUTHOR_CHANGES);
        refused(given(at(LEARNING), REMARKED).when(correctRemark(other)), ONLY_THE_AUTHOR_CHANGES);
      }
    }

    @Test
    @DisplayName("qui est parti retire encore ses mots et les rétablit, mais ne les modifie plus")
    void who_has_gone_withdraws_and_restores() {
      var gone = new AttendanceMarked(SESSION, ORIGIN, BOB, LEFT_EARLY, null, ANNE, NOON);
      given(at(LEARNING), REMARKED, gone)
          .when(withdraw(70, BOB))
          .expectEvents(withdrawn(EntryKind.REMARK, 70, BOB));
      given(at(LEARNING), REMARKED, gone, withdrawn(EntryKind.REMARK, 70, BOB))
          .when(restore(70, BOB))
          .expectEvents(restored(EntryKind.REMARK, 70, BOB));
      refused(given(at(LEARNING), REMARKED, gone).when(correctRemark(BOB)), ABSENT_TAKES_NO_PART);
    }

    @Test
    @DisplayName("modifiées sans rien y changer, avec un identifiant, cela se retient")
    void what_changed_nothing_is_remembered() {
      var note = new NoteId(uuid(40));
      given(at(CONSULTATION), TAKEN)
          .when(new CorrectNote(SESSION, note, words("À garder"), ONCE, BOB, NOON))
          .expectEvents(new NoteCorrected(SESSION, note, words("À garder"), ONCE, BOB, NOON));
      var remark = new RemarkId(uuid(70));
      given(at(LEARNING), REMARKED)
          .when(new CorrectRemark(SESSION, remark, words("Bon rythme"), ONCE, BOB, NOON))
          .expectEvents(new RemarkCorrected(SESSION, remark, words("Bon rythme"), ONCE, BOB, NOON));
    }

    private static CorrectNote correctNote(Username by) {
      return new CorrectNote(SESSION, new NoteId(uuid(40)), words("Mieux"), null, by, NOON);
    }

    private static CorrectRemark correctRemark(Username by) {
      return new CorrectRemark(SESSION, new RemarkId(uuid(70)), words("Vif"), null, by, NOON);
    }
  }

  @Nested
  @DisplayName("une action")
  class AnAction {
    private static final LocalDate SOON = LocalDate.of(2027, 2, 1);
    private static final ActionPlanned PLANNED =
        new ActionPlanned(SESSION, ORIGIN, action(50, SOON), ALICE, NOON);
    private static final EntryWithdrawn WITHDRAWN = withdrawn(EntryKind.ACTION, 50, ALICE);

    @Test
    @DisplayName("le client la modifie, la retire et la rétablit, tant que dure l'étape")
    void its_client_changes_it() {
      given(at(SYNTHESIS), PLANNED)
          .when(correct(null, ALICE))
          .expectEvents(corrected(action(50, null)));
      given(at(SYNTHESIS), PLANNED).when(withdraw(50, ALICE)).expectEvents(WITHDRAWN);
      given(at(SYNTHESIS), PLANNED, WITHDRAWN)
          .when(restore(50, ALICE))
          .expectEvents(restored(EntryKind.ACTION, 50, ALICE));
      refused(given(at(SYNTHESIS), PLANNED).when(correct(null, BOB)), ONLY_THE_AUTHOR_CHANGES);
      refused(
          given(at(SYNTHESIS), PLANNED, step(LEARNING)).when(withdraw(50, ALICE)),
          STEP_OF_CONTRIBUTION_IS_OVER);
    }

    @Test
    @DisplayName("retirée ou sans date, elle ne permet plus de passer à la suite ; rétablie, si")
    void without_it_the_step_is_not_left() {
      refused(given(at(SYNTHESIS), PLANNED, WITHDRAWN).when(next(SYNTHESIS)), NO_DATED_ACTION);
      refused(
          given(at(SYNTHESIS), PLANNED, corrected(action(50, null))).when(next(SYNTHESIS)),
          NO_DATED_ACTION);
      given(at(SYNTHESIS), PLANNED, WITHDRAWN, restored(EntryKind.ACTION, 50, ALICE))
          .when(next(SYNTHESIS))
          .expectEvents(step(LEARNING));
    }

    @Test
    @DisplayName("une action ne vient toujours que de ce que le client peut retenir")
    void it_still_comes_from_a_contribution() {
      var idea = new ContributionId(uuid(31));
      var from = new CorrectAction(SESSION, action(50, null).from(idea), null, ALICE, NOON);
      refused(given(at(SYNTHESIS), PLANNED).when(from), ACTION_COMES_FROM_A_CONTRIBUTION);
    }

    private static CorrectAction correct(@Nullable LocalDate dueOn, Username by) {
      return new CorrectAction(SESSION, action(50, dueOn), null, by, NOON);
    }

    private static ActionCorrected corrected(ActionPlan action) {
      return new ActionCorrected(SESSION, ORIGIN, action, null, ALICE, NOON);
    }
  }

  @Test
  @DisplayName("un apprentissage, par son auteur, tant que dure l'étape, dans son passage")
  void a_learning_is_changed() {
    var stated = new LearningStated(SESSION, ORIGIN, learning("Écouter"), BOB, NOON);
    var correct = new CorrectLearning(SESSION, learning("Me taire"), null, BOB, NOON);
    var corrected = new LearningCorrected(SESSION, ORIGIN, learning("Me taire"), null, BOB, NOON);
    given(at(LEARNING), stated).when(correct).expectEvents(corrected);
    nothingNew(given(at(LEARNING), stated, corrected).when(correct));
    var gone = withdrawn(EntryKind.LEARNING, 60, BOB);
    given(at(LEARNING), stated).when(withdraw(60, BOB)).expectEvents(gone);
    given(at(LEARNING), stated, gone)
        .when(restore(60, BOB))
        .expectEvents(restored(EntryKind.LEARNING, 60, BOB));
    refused(given(at(LEARNING), stated, gone).when(correct), CONTRIBUTION_IS_WITHDRAWN);
    refused(given(at(LEARNING), stated).when(withdraw(60, CARLA)), ONLY_THE_AUTHOR_CHANGES);
    var closed = new SessionClosed(SESSION, ORIGIN, course(), null, ANNE, NOON);
    refused(given(at(LEARNING), stated, closed).when(withdraw(60, BOB)), SESSION_CLOSED);
    assertThat(EntryRules.canBeCorrected(stateAfter(at(LEARNING), stated), uuid(60))).isTrue();
    assertThat(EntryRules.canBeCorrected(stateAfter(at(LEARNING), stated, closed), uuid(60)))
        .isFalse();
  }

  @Test
  @DisplayName("l'animateur change ce qu'on lui a dicté, et rien d'autre")
  void dictated_words_are_changed_by_dictation() {
    var typed = new WordsTakenDown(SESSION, ALICE, TOPIC.toString(), ANNE, NOON);
    open(proposed(), typed)
        .when(new TakeDictation(withdraw(10, ALICE), ANNE))
        .expectEvents(withdrawn(EntryKind.TOPIC, 10, ALICE), typed);
    refused(
        open(proposed()).when(new TakeDictation(withdraw(10, ALICE), ANNE)),
        ONLY_THE_AUTHOR_CHANGES);
  }

  private static Learning learning(String text) {
    return new Learning(
        new LearningId(uuid(60)), Learning.About.SELF, words(text), null, List.of());
  }

  private static Statistics course() {
    return new Statistics(List.of(), NOON, List.of(), List.of(), false, false, Map.of());
  }

  private static TestExecutor<Session> open(SessionEvent... events) {
    return given(List.of(scheduled(), opened()), events);
  }

  private static WithdrawEntry withdraw(int entry, Username by) {
    return new WithdrawEntry(SESSION, uuid(entry).toString(), null, by, NOON);
  }

  private static RestoreEntry restore(int entry, Username by) {
    return new RestoreEntry(SESSION, uuid(entry).toString(), null, by, NOON);
  }

  private static EntryWithdrawn withdrawn(EntryKind kind, int entry, Username by) {
    return new EntryWithdrawn(SESSION, ORIGIN, kind, uuid(entry).toString(), null, by, NOON);
  }

  private static EntryRestored restored(EntryKind kind, int entry, Username by) {
    return new EntryRestored(SESSION, ORIGIN, kind, uuid(entry).toString(), null, by, NOON);
  }
}

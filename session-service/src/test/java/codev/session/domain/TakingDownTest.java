package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.IDEA;
import static codev.session.domain.template.ContributionKind.STATEMENT;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Écrire ce qu'un autre dit")
class TakingDownTest extends SessionSpec {
  private static final String IDEA_OF_BOB = uuid(30).toString();

  @Test
  @DisplayName("les mots sont à qui les dit ; qui les a écrits se garde à côté")
  void the_words_are_the_speakers() {
    given(at(CONSULTATION))
        .when(by(ANNE, contribute(30, IDEA, BOB)))
        .expectEvents(made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB));
  }

  @Test
  @DisplayName("la méthode vaut pour qui parle, pas pour qui écrit")
  void the_rules_apply_to_whoever_speaks() {
    refused(
        given(at(CONSULTATION)).when(by(ANNE, contribute(30, IDEA, ALICE))),
        ONLY_CONSULTANTS_CONTRIBUTE);
    refused(
        given(at(CLARIFICATION)).when(by(ANNE, contribute(30, IDEA, BOB))),
        NO_ADVICE_IN_CLARIFICATION);
    refused(
        given(at(PRESENTATION)).when(by(ANNE, contribute(30, STATEMENT, BOB))),
        ONLY_THE_CLIENT_PRESENTS);
  }

  @Test
  @DisplayName("seul l'animateur écrit pour un autre")
  void only_the_facilitator_takes_down() {
    refused(
        given(at(CONSULTATION)).when(by(CARLA, contribute(30, IDEA, BOB))),
        ONLY_THE_FACILITATOR_TAKES_DOWN);
    refused(
        given(at(CONSULTATION)).when(by(STRANGER, contribute(30, IDEA, BOB))), NOT_A_PARTICIPANT);
  }

  @Test
  @DisplayName("il écrit pour un membre, et pour un membre qui est là")
  void the_speaker_is_a_member_who_is_there() {
    var gone =
        new AttendanceMarked(SESSION, ORIGIN, BOB, AttendanceStatus.LEFT_EARLY, null, ANNE, NOON);
    refused(given(at(CONSULTATION)).when(by(ANNE, contribute(30, IDEA, STRANGER))), UNKNOWN_MEMBER);
    refused(
        given(at(CONSULTATION), gone).when(by(ANNE, contribute(30, IDEA, BOB))),
        ABSENT_TAKES_NO_PART);
    nothingNew(
        given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB), gone)
            .when(by(ANNE, contribute(30, IDEA, BOB))));
  }

  @Test
  @DisplayName("avant l'ouverture, chacun propose son sujet lui-même")
  void nothing_is_said_aloud_before_the_opening() {
    refused(
        given(scheduled()).when(by(ANNE, new ProposeTopic(SESSION, topic(TOPIC), ALICE, NOON))),
        SESSION_NOT_OPEN);
  }

  @Test
  @DisplayName("tout ce qui peut être dicté est proposé à l'animateur")
  void whatever_may_be_dictated_is_offered() {
    var offered =
        Map.ofEntries(
            entry(ProposeTopic.class, SessionPermission.PROPOSE_TOPIC),
            entry(VoteForTopic.class, SessionPermission.VOTE),
            entry(CorrectTopic.class, SessionPermission.CORRECT),
            entry(CorrectContribution.class, SessionPermission.CORRECT),
            entry(CorrectAction.class, SessionPermission.CORRECT),
            entry(CorrectLearning.class, SessionPermission.CORRECT),
            entry(CorrectRemark.class, SessionPermission.CORRECT),
            entry(WithdrawEntry.class, SessionPermission.WITHDRAW),
            entry(RestoreEntry.class, SessionPermission.RESTORE),
            entry(WithdrawContribution.class, SessionPermission.WITHDRAW),
            entry(RestoreContribution.class, SessionPermission.RESTORE),
            entry(AttachFile.class, SessionPermission.ATTACH),
            entry(RemoveFile.class, SessionPermission.ATTACH),
            entry(RedefineContract.class, SessionPermission.REDEFINE_CONTRACT),
            entry(AnswerContract.class, SessionPermission.ANSWER_CONTRACT),
            entry(KeepIdeas.class, SessionPermission.KEEP_IDEAS),
            entry(WriteSynthesis.class, SessionPermission.WRITE_SYNTHESIS),
            entry(PlanAction.class, SessionPermission.PLAN_ACTION),
            entry(StateLearning.class, SessionPermission.STATE_LEARNING),
            entry(MakeRemark.class, SessionPermission.REMARK));
    var dictated =
        Arrays.stream(DictatableCommand.class.getPermittedSubclasses())
            .filter(command -> !command.equals(Contribute.class)) // by its kind
            .toList();
    assertThat(offered.keySet()).isEqualTo(Set.copyOf(dictated));
    assertThat(SessionPermission.DICTATABLE).isEqualTo(Set.copyOf(offered.values()));
  }

  @Test
  @DisplayName("envoyé deux fois, c'est écrit une fois")
  void sent_twice_it_is_taken_down_once() {
    nothingNew(
        given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB))
            .when(by(ANNE, contribute(30, IDEA, BOB))));
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB))
            .when(by(ANNE, contribute(30, IDEA, CARLA))),
        SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("sujet, points, contrat, accord, synthèse, action : tout ce qui se dit à voix haute")
  void whatever_is_said_aloud_is_taken_down() {
    given(scheduled(), opened())
        .when(by(ANNE, new ProposeTopic(SESSION, topic(TOPIC), ALICE, NOON)))
        .expectEvents(proposed(), typed(ALICE, TOPIC.toString()));
    given(scheduled(), opened(), proposed())
        .when(by(ANNE, new VoteForTopic(SESSION, TOPIC, 3, BOB, NOON)))
        .expectEvents(new TopicVoted(SESSION, TOPIC, 3, BOB, NOON), typed(BOB, null));
    given(at(PROBLEM_DEFINITION))
        .when(by(ANNE, new RedefineContract(SESSION, terms("version 1"), ALICE, NOON)))
        .expectEvents(redefined(1), typed(ALICE, null))
        .expectResultMessagePayload(1);
    given(at(PROBLEM_DEFINITION), redefined(1))
        .when(by(ANNE, new AnswerContract(SESSION, 1, true, null, BOB, NOON)))
        .expectEvents(accepted(1, BOB), typed(BOB, null));
    given(at(SYNTHESIS), made(30, IDEA, BOB))
        .when(by(ANNE, new KeepIdeas(SESSION, List.of(new ContributionId(uuid(30))), ALICE, NOON)))
        .expectEvents(
            new IdeasKept(SESSION, List.of(new ContributionId(uuid(30))), ALICE, NOON),
            typed(ALICE, null));
    given(at(SYNTHESIS))
        .when(by(ANNE, new WriteSynthesis(SESSION, words("Trancher"), ALICE, NOON)))
        .expectEvents(
            new SynthesisWritten(SESSION, words("Trancher"), ALICE, NOON), typed(ALICE, null));
    var action = action(50, LocalDate.of(2027, 1, 25));
    given(at(SYNTHESIS))
        .when(by(ANNE, new PlanAction(SESSION, action, ALICE, NOON)))
        .expectEvents(
            new ActionPlanned(SESSION, ORIGIN, action, ALICE, NOON),
            typed(ALICE, action.id().toString()));
    var learning =
        new Learning(
            new LearningId(uuid(60)), Learning.About.SELF, words("Écouter"), null, List.of());
    given(at(LEARNING))
        .when(by(ANNE, new StateLearning(SESSION, learning, BOB, NOON)))
        .expectEvents(
            new LearningStated(SESSION, ORIGIN, learning, BOB, NOON),
            typed(BOB, learning.id().toString()));
    var remark = new RemarkId(uuid(70));
    given(at(LEARNING))
        .when(by(ANNE, new MakeRemark(SESSION, remark, words("Bon rythme"), BOB, NOON)))
        .expectEvents(
            new RegulationRemarked(SESSION, remark, words("Bon rythme"), BOB, NOON),
            typed(BOB, remark.toString()));
  }

  @Test
  @DisplayName(
      "qui ne l'a pas dit le retire, même la séance close ; le dire deux fois ne change rien")
  void the_speaker_disowns_it() {
    var disowned = new WordsDisowned(SESSION, IDEA_OF_BOB, BOB, NOON);
    given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB))
        .when(disown(BOB))
        .expectEvents(disowned);
    given(at(LEARNING), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB), closed())
        .when(disown(BOB))
        .expectEvents(disowned);
    nothingNew(
        given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB), disowned)
            .when(disown(BOB)));
  }

  @Test
  @DisplayName("retiré puis désavoué, l'animateur ne le rétablit pas")
  void what_was_withdrawn_is_disowned() {
    var idea = new ContributionId(uuid(30));
    var withdrawn = new ContributionWithdrawn(SESSION, idea, null, BOB, NOON);
    var disowned = new WordsDisowned(SESSION, IDEA_OF_BOB, BOB, NOON);
    given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB), withdrawn)
        .when(disown(BOB))
        .expectEvents(disowned);
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB), withdrawn, disowned)
            .when(by(ANNE, new RestoreContribution(SESSION, idea, null, BOB, NOON))),
        CONTRIBUTION_IS_HIDDEN);
  }

  @Test
  @DisplayName("personne ne retire ce qu'il a écrit lui-même, ni ce qu'un autre a dit")
  void nobody_disowns_anything_else() {
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB)).when(disown(BOB)), NOT_TAKEN_DOWN_FROM_YOU);
    for (var other : List.of(ANNE, CARLA))
      refused(
          given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB)).when(disown(other)),
          NOT_TAKEN_DOWN_FROM_YOU);
  }

  @Test
  @DisplayName("ce qui est retiré ne peut plus être gardé par le client")
  void what_is_disowned_is_not_kept() {
    refused(
        given(
                at(SYNTHESIS),
                made(30, IDEA, BOB),
                typed(BOB, IDEA_OF_BOB),
                new WordsDisowned(SESSION, IDEA_OF_BOB, BOB, NOON))
            .when(new KeepIdeas(SESSION, List.of(new ContributionId(uuid(30))), ALICE, NOON)),
        ONLY_CONTRIBUTIONS_ARE_KEPT);
  }

  @Test
  @DisplayName("ce qui a été dicté se corrige et se retire de même ; ce que l'auteur a écrit, non")
  void dictated_words_are_changed_by_dictation() {
    var idea = new ContributionId(uuid(30));
    var correct = new CorrectContribution(SESSION, idea, words("Mieux dit"), null, BOB, NOON);
    var withdraw = new WithdrawContribution(SESSION, idea, null, BOB, NOON);
    given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB))
        .when(by(ANNE, correct))
        .expectEvents(
            new ContributionCorrected(SESSION, idea, words("Mieux dit"), null, BOB, NOON),
            typed(BOB, IDEA_OF_BOB));
    given(at(CONSULTATION), made(30, IDEA, BOB), typed(BOB, IDEA_OF_BOB))
        .when(by(ANNE, withdraw))
        .expectEvents(
            new ContributionWithdrawn(SESSION, idea, null, BOB, NOON), typed(BOB, IDEA_OF_BOB));
    var restore = new RestoreContribution(SESSION, idea, null, BOB, NOON);
    given(
            at(CONSULTATION),
            made(30, IDEA, BOB),
            typed(BOB, IDEA_OF_BOB),
            new ContributionWithdrawn(SESSION, idea, null, BOB, NOON))
        .when(by(ANNE, restore))
        .expectEvents(
            new ContributionRestored(SESSION, idea, null, BOB, NOON), typed(BOB, IDEA_OF_BOB));
    for (var change : List.of(correct, withdraw, restore))
      refused(
          given(at(CONSULTATION), made(30, IDEA, BOB)).when(by(ANNE, change)),
          ONLY_THE_AUTHOR_CHANGES);
  }

  private static TakeDictation by(Username scribe, DictatableCommand said) {
    return new TakeDictation(said, scribe);
  }

  private static WordsTakenDown typed(Username speaker, @Nullable String entry) {
    return new WordsTakenDown(SESSION, speaker, entry, ANNE, NOON);
  }

  private static DisownWords disown(Username by) {
    return new DisownWords(SESSION, IDEA_OF_BOB, by, NOON);
  }

  private static SessionClosed closed() {
    var course = new Statistics(List.of(ALICE), NOON, List.of(), List.of(), true, true, Map.of());
    return new SessionClosed(SESSION, ORIGIN, course, null, ANNE, NOON);
  }
}

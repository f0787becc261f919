package codev.group.domain;

import static codev.group.domain.People.MONA;
import static codev.group.domain.People.OURS;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.declared;
import static codev.group.domain.People.defined;
import static codev.group.domain.People.ours;
import static codev.group.domain.People.question;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.ProgrammeCommand.DefineTemplate;
import codev.group.domain.template.ContributionKind;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.SessionTemplate.Item;
import codev.group.domain.template.SessionTemplate.PlannedStep;
import codev.group.domain.template.Step;
import codev.group.domain.value.MethodWarning;
import codev.group.programme.SessionTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Définir le déroulé des séances")
class DefiningATemplateTest {
  private static final SessionTemplate TWO_CLIENTS =
      SessionTemplates.NONE.get(SessionTemplate.Key.TWO_CLIENTS_180);

  @Test
  @DisplayName("un programme a le sien : durées, noms, buts, sortes d’apport, questions")
  void a_programme_has_its_own() {
    given(Programme.class, declared()).when(define(ours(), null)).expectEvents(defined(ours()));
  }

  @Test
  @DisplayName("le redire à l’identique répond la même version et ne change rien")
  void the_same_again_is_the_same_version() {
    nothingNew(given(Programme.class, declared(), defined(ours())).when(define(ours(), null)));
    nothingNew(given(Programme.class, declared(), defined(ours())).when(define(ours(), 1)));
  }

  @Test
  @DisplayName("un changement en fait une nouvelle version ; l’ancienne reste")
  void a_change_is_a_new_version() {
    given(Programme.class, declared(), defined(ours()))
        .when(define(second(), null))
        .expectEvents(defined(second()));
    nothingNew(
        given(Programme.class, declared(), defined(ours()), defined(second()))
            .when(define(ours(), 1)));
  }

  @Test
  @DisplayName("qui change une version que d’autres ont déjà changée l’apprend")
  void nobody_changes_over_somebody_else() {
    refused(
        given(Programme.class, declared(), defined(ours()), defined(second()))
            .when(define(new SessionTemplate(OURS, 2, ours().steps(), List.of()), 2)),
        RuleViolation.TEMPLATE_HAS_ANOTHER_VERSION);
    refused(
        given(Programme.class, declared()).when(define(ours(), 2)),
        RuleViolation.TEMPLATE_HAS_ANOTHER_VERSION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STANDARD_180", "TWO_CLIENTS_180", "FLASH_60"})
  @DisplayName("les trois déroulés communs restent les mêmes pour tous")
  void the_built_in_ones_stay(String key) {
    refusedAs(
        RuleViolation.TEMPLATE_KEY_IS_BUILT_IN,
        new SessionTemplate(new SessionTemplate.Key(key), 1, ours().steps(), List.of()));
  }

  @Test
  @DisplayName("il part d’un déroulé qui existe")
  void it_is_based_on_one_that_exists() {
    var unknown =
        new DefineTemplate(
            PROGRAMME,
            OURS,
            null,
            new SessionTemplate.Key("UNKNOWN"),
            ours().steps(),
            List.of(),
            MONA,
            TODAY);
    refused(given(Programme.class, declared()).when(unknown), RuleViolation.UNKNOWN_TEMPLATE);
  }

  @Test
  @DisplayName("il garde les sept étapes dans leur ordre, une fois chacune")
  void it_keeps_the_seven_steps_in_order() {
    refusedAs(RuleViolation.TEMPLATE_LEAVES_THE_METHOD, with(steps -> steps.subList(1, 7)));
    refusedAs(RuleViolation.TEMPLATE_LEAVES_THE_METHOD, with(List::reversed));
    refusedAs(
        RuleViolation.TEMPLATE_LEAVES_THE_METHOD,
        with(steps -> steps.stream().filter(step -> step.key() != Step.CLARIFICATION).toList()));
  }

  @Test
  @DisplayName("ou la préparation, puis les six autres pour chacun de deux clients")
  void or_twice_for_two_clients() {
    var two = ours(TWO_CLIENTS.steps());
    given(Programme.class, declared()).when(define(two, null)).expectEvents(defined(two));
    refusedAs(
        RuleViolation.TEMPLATE_LEAVES_THE_METHOD,
        with(_ -> TWO_CLIENTS.steps().subList(0, TWO_CLIENTS.steps().size() - 1)));
  }

  @Test
  @DisplayName("pas pour trois")
  void not_for_three() {
    var three = new ArrayList<>(TWO_CLIENTS.steps());
    three.addAll(TWO_CLIENTS.steps().subList(1, 7));
    refusedAs(RuleViolation.TEMPLATE_LEAVES_THE_METHOD, with(_ -> three));
  }

  @Test
  @DisplayName("une étape dure au moins une minute")
  void a_step_lasts_a_minute() {
    refusedAs(RuleViolation.STEP_WITHOUT_A_MINUTE, step(new PlannedStep(Step.CONSULTATION, 0)));
  }

  @Test
  @DisplayName("une sorte d’apport ne change pas d’étape")
  void a_kind_stays_in_its_step() {
    refusedAs(
        RuleViolation.KIND_BELONGS_TO_ANOTHER_STEP,
        step(kinds(Step.CLARIFICATION, ContributionKind.FACT, ContributionKind.SUGGESTION)));
  }

  @Test
  @DisplayName("il reste toujours quelque chose à dire aux consultants")
  void something_is_left_to_say() {
    refusedAs(RuleViolation.NOTHING_LEFT_TO_SAY, step(kinds(Step.CONSULTATION)));
    refusedAs(
        RuleViolation.NOTHING_LEFT_TO_SAY,
        step(kinds(Step.CONSULTATION, ContributionKind.REFRAME)));
    refusedAs(
        RuleViolation.NOTHING_LEFT_TO_SAY,
        step(kinds(Step.CLARIFICATION, ContributionKind.ANSWER)));
  }

  @Test
  @DisplayName("aucun déroulé ne prend au client sa réponse ni son signe de malaise")
  void clients_keep_their_voice() {
    var narrow = kinds(Step.CONSULTATION, ContributionKind.EXPERIENCE);
    assertThat(narrow.possibleKinds().stream().filter(narrow::allows))
        .containsExactly(
            ContributionKind.EXPERIENCE, ContributionKind.REFRAME, ContributionKind.DISCOMFORT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"H1", "H10", "C3", "F8", "H11"})
  @DisplayName("une question ajoutée ne prend pas le nom d’une question commune")
  void a_question_has_a_name_of_its_own(String taken) {
    refusedAs(RuleViolation.ITEM_IS_TAKEN, asking(question(taken)));
  }

  @Test
  @DisplayName("une question n’est posée qu’une fois, et va d’un nombre à un plus grand")
  void a_question_is_asked_once() {
    refusedAs(RuleViolation.ITEM_NAMED_TWICE, asking(question("COURAGE"), question("COURAGE")));
    refusedAs(
        RuleViolation.ITEM_WITHOUT_A_SCALE,
        asking(
            new Item("COURAGE", "J’ai osé.", "I dared.", 5, 5, SessionTemplate.Audience.CLIENT)));
  }

  @ParameterizedTest(name = "{0} : {1} minutes, pour {2}")
  @CsvSource({"STANDARD_180,180,1,1", "TWO_CLIENTS_180,180,2,2", "FLASH_60,60,1,1"})
  @DisplayName("les déroulés communs remplissent leur temps, la pause comprise")
  void each_fills_its_time(String key, int minutes, int turns, int version) {
    var template = SessionTemplates.NONE.get(new SessionTemplate.Key(key));

    assertThat(template.minutes()).isEqualTo(minutes);
    assertThat(template.turns()).isEqualTo(turns);
    assertThat(template.version()).isEqualTo(version);
  }

  @ParameterizedTest(name = "{0} : {1}")
  @CsvSource({
    "STANDARD_180,30/5/25/15/45/20/30",
    "TWO_CLIENTS_180,20/5/15/10/25/10/10/5/15/10/25/10/10",
    "FLASH_60,10/5/12/5/15/6/7"
  })
  @DisplayName("chacun partage son temps entre les étapes comme la méthode le dit")
  void each_shares_its_time(String key, String minutes) {
    var planned =
        SessionTemplates.NONE.get(new SessionTemplate.Key(key)).steps().stream()
            .map(step -> String.valueOf(step.plannedMinutes()))
            .collect(Collectors.joining("/"));
    assertThat(planned).isEqualTo(minutes);
  }

  @Test
  @DisplayName("un programme déclaré avec un déroulé encore à définir l’apprend")
  void a_programme_may_name_its_own_before_it_is_defined() {
    assertThat(People.settingsLaidOutWith(OURS).warnings())
        .containsExactly(MethodWarning.TEMPLATE_NOT_DEFINED_YET);
  }

  private static SessionTemplate second() {
    return new SessionTemplate(OURS, 2, ours().steps(), List.of(question("AUDACE")));
  }

  private static PlannedStep kinds(Step step, ContributionKind... kinds) {
    return new PlannedStep(step, 10, null, null, null, null, List.of(kinds));
  }

  private static SessionTemplate step(PlannedStep other) {
    return with(
        steps -> steps.stream().map(step -> step.key() == other.key() ? other : step).toList());
  }

  private static SessionTemplate asking(Item... items) {
    return new SessionTemplate(OURS, 1, ours().steps(), List.of(items));
  }

  private static SessionTemplate with(UnaryOperator<List<PlannedStep>> change) {
    return new SessionTemplate(OURS, 1, change.apply(ours().steps()), List.of());
  }

  private static void refusedAs(RuleViolation reason, SessionTemplate template) {
    ResultValidator<?> result = given(Programme.class, declared()).when(define(template, null));
    refused(result, reason);
  }

  private static DefineTemplate define(SessionTemplate template, @Nullable Integer version) {
    return new DefineTemplate(
        PROGRAMME,
        template.key(),
        version,
        SessionTemplate.Key.FLASH_60,
        template.steps(),
        template.items(),
        MONA,
        TODAY);
  }
}

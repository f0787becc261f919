package codev.learning.outcomes.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An attacker with every role's session and k − 1 of the members asks for every figure under every
 * filter after every answer, and solves what follows.
 */
@DisplayName("Attaque contre les résultats")
class PrivacyAttackTest {
  private static final long SEED = 7;

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("aucune réponse de quelqu'un d'autre ne se calcule")
  void nobody_elses_answer_can_be_computed(Story story) {
    var attacker = story.play(WithoutRules.ALL, SEED);

    assertThat(attacker.figures()).as("figures are shown").isGreaterThan(5);
    for (var colluders : attacker.coalitions(story.threshold() - 1, new Random(SEED)))
      assertThat(attacker.recovers(colluders)).as("%s put together", colluders).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("chacune pourrait s'échanger avec celle d'un autre sans qu'un chiffre ne change")
  void each_might_be_exchanged_with_anothers(Story story) {
    var attacker = story.play(WithoutRules.ALL, SEED + 1);

    for (var colluders : attacker.coalitions(story.threshold() - 1, new Random(SEED)))
      assertThat(attacker.standsOut(colluders)).as("%s put together", colluders).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("un commanditaire ne calcule rien d'un groupe seul")
  void a_sponsor_computes_nothing_of_a_single_group(Story story) {
    assertThat(story.play(WithoutRules.ALL, SEED).groupsSeenBySponsor()).isEmpty();
  }

  @ParameterizedTest(name = "sans la règle {0}")
  @EnumSource(
      mode = EnumSource.Mode.MATCH_NONE,
      names = {"FACTS_.*", "CELLS_.*"})
  @DisplayName("l'attaquant gagne dès qu'une règle manque")
  void the_attacker_wins_as_soon_as_one_rule_is_missing(DisclosureRule rule) {
    var others = EnumSet.complementOf(EnumSet.of(rule));

    assertThat(Story.values())
        .as("stories, in one of which the attacker wins")
        .anyMatch(story -> isWon(story, others));
  }

  @Test
  @DisplayName("un groupe de cinq dont quatre complotent, seul dans son programme, ne dit rien")
  void a_group_of_five_alone_tells_nothing() {
    var programme = new SimulatedProgramme(WithoutRules.ALL, 5);
    var attacker = new Attacker(programme, WithoutRules.ALL);
    for (int m = 0; m < 5; m++) programme.joins(Story.person(0, m), Story.group(0), Story.place(0));
    for (int session = 0; session < 9; session++)
      for (int m = 0; m < 5; m++) {
        programme.says(Story.person(0, m), EvaluationMeasure.USEFUL);
        programme.says(Story.person(0, m), ActionMeasure.EFFECT);
        attacker.looks();
      }
    assertThat(attacker.figures()).isZero();
  }

  private static boolean isWon(Story story, Set<DisclosureRule> rules) {
    var attacker = story.play(rules, SEED);
    return !attacker.groupsSeenBySponsor().isEmpty()
        || attacker.coalitions(story.threshold() - 1, new Random(SEED)).stream()
            .anyMatch(colluders -> !attacker.recovers(colluders).isEmpty());
  }
}

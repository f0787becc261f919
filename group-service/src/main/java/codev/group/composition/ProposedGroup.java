package codev.group.composition;

import codev.group.domain.person.Username;
import codev.group.domain.value.MethodWarning;
import java.util.List;

/**
 * A proposed group, with the rules that it meets, its diversity and its warnings.
 *
 * @param rules the method's rules: met by every proposed group, not by every change made by hand
 * @param scores how mixed it is
 * @param warnings warnings about the facilitator, who may be proposed for several
 */
record ProposedGroup(
    Username facilitator,
    List<Username> members,
    List<Rule> rules,
    List<Score> scores,
    List<MethodWarning> warnings) {
  public boolean isWithinTheRules() {
    return rules.stream().allMatch(Rule::met);
  }

  /**
   * @param why a sentence in the reader's language
   */
  record Rule(String key, boolean met, String why) {}

  /**
   * @param value from 0, all alike, to 1, no two alike
   */
  record Score(DiversityCriterion key, double value, String why) {}
}
